package org.praxisitsm.ui.asset;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.praxisitsm.asset.impact.Impact;
import org.praxisitsm.asset.impact.ImpactEdge;
import org.praxisitsm.asset.impact.ImpactNode;
import org.praxisitsm.asset.impact.ImpactNode.Side;
import org.praxisitsm.asset.impact.ImpactState;
import org.praxisitsm.asset.impact.ImpactStep;

/**
 * An impact as cards in columns: services on the left, then what needs the asked items, the asked items, and what they stand on.
 * Alike items, which are of one class, fare alike and have the same neighbours, become one card from a number on. A column that
 * is too long all the same takes those of one class together whatever their neighbours.
 */
final class ImpactPicture {

    /** Longer columns are no longer read, only scrolled. */
    private static final int LONGEST_COLUMN = 24;

    /**
     * @param look asked, down, degraded, unaffected; below: fatal, reserve, spare
     * @param items numbers of the items it stands for
     */
    record Card(
            String id,
            int column,
            String title,
            String sub,
            String icon,
            String look,
            int count,
            String label,
            List<String> items) {}

    record Line(String from, String to, boolean hot, boolean hidden, boolean set) {

        String id() {
            return from + ">" + to;
        }
    }

    /** @param ways the cards and lines on the way to each card */
    record Drawing(List<String> columns, List<Card> cards, List<Line> lines, Map<String, List<String>> ways) {

        /** @return the items that a card stands for */
        List<String> items(String card) {
            return cards.stream()
                    .filter(one -> one.id().equals(card))
                    .findFirst()
                    .map(Card::items)
                    .orElse(List.of());
        }
    }

    /** What items are called. */
    interface Words {

        String icon(String key);

        String state(ImpactNode node);

        /** What stands below the name of a single item. */
        String sub(ImpactNode node);

        /** A group of so many items of a class. */
        String group(int count, String classKey);

        /** What stands in the column: services, above, asked, below; with the steps where it has several. */
        String column(Kind kind, int step, boolean only);
    }

    enum Kind {
        SERVICES,
        ABOVE,
        ASKED,
        BELOW
    }

    private record Place(Kind kind, int step) {}

    private final Impact impact;
    private final Words words;
    private final int groupFrom;
    private final Set<String> apart;
    private final Map<String, ImpactNode> nodes = new LinkedHashMap<>();
    private final Map<String, Set<String>> near = new HashMap<>();
    private final Map<String, String> cardOf = new HashMap<>();

    /**
     * @param groupFrom from how many alike items on; 0 for never
     * @param apart numbers that stand by themselves whatever they are like
     */
    ImpactPicture(Impact impact, Collection<ImpactNode> shown, int groupFrom, Set<String> apart, Words words) {
        this.impact = impact;
        this.words = words;
        this.groupFrom = groupFrom;
        this.apart = apart;
        Stream.concat(impact.asked().stream(), shown.stream()).forEach(node -> nodes.put(node.number(), node));
        for (var edge : impact.edges()) {
            near(edge.dependent()).add("<" + edge.provider());
            near(edge.provider()).add(">" + edge.dependent());
        }
    }

    private Set<String> near(String number) {
        return near.computeIfAbsent(number, each -> new TreeSet<>());
    }

    Drawing draw() {
        var columns = columns();
        var cards = new ArrayList<Card>();
        var at = 0;
        for (var column : columns.entrySet()) {
            for (var group : grouped(column.getValue())) {
                var card = card(group, at, column.getKey());
                group.forEach(node -> cardOf.put(node.number(), card.id()));
                cards.add(card);
            }
            at++;
        }
        var lines = lines();
        return new Drawing(heads(columns.keySet()), cards, lines, ways(lines));
    }

    private Map<Place, List<ImpactNode>> columns() {
        var columns = new TreeMap<Place, List<ImpactNode>>((a, b) -> Integer.compare(order(a), order(b)));
        nodes.values().forEach(node -> columns.computeIfAbsent(place(node), each -> new ArrayList<>())
                .add(node));
        return columns;
    }

    private static Place place(ImpactNode node) {
        return switch (node.side()) {
            case ASKED -> new Place(Kind.ASKED, 0);
            case BELOW -> new Place(Kind.BELOW, node.distance());
            case ABOVE, BOTH -> node.isService() ? new Place(Kind.SERVICES, 0) : new Place(Kind.ABOVE, node.distance());
        };
    }

    private static int order(Place place) {
        return switch (place.kind()) {
            case SERVICES -> Integer.MIN_VALUE;
            case ABOVE -> -place.step();
            case ASKED -> 0;
            case BELOW -> place.step();
        };
    }

    private List<String> heads(Collection<Place> places) {
        return places.stream()
                .map(place -> words.column(
                        place.kind(),
                        place.step(),
                        places.stream()
                                        .filter(other -> other.kind() == place.kind())
                                        .count()
                                == 1))
                .toList();
    }

    private List<List<ImpactNode>> grouped(List<ImpactNode> column) {
        var alike = groups(column, node -> likeness(node) + near(node.number()));
        var long_ = groupFrom > 0 && alike.size() > LONGEST_COLUMN;
        return long_ ? groups(column, ImpactPicture::likeness) : alike;
    }

    private static String likeness(ImpactNode node) {
        return node.classKey() + " " + node.impact() + " " + node.side() + " ";
    }

    private List<List<ImpactNode>> groups(List<ImpactNode> column, Function<ImpactNode, String> likeness) {
        var alike = new LinkedHashMap<String, List<ImpactNode>>();
        for (var node : column) {
            var alone = node.side() == Side.ASKED || groupFrom == 0 || apart.contains(node.number());
            alike.computeIfAbsent(alone ? node.number() : likeness.apply(node), each -> new ArrayList<>())
                    .add(node);
        }
        return alike.values().stream()
                .flatMap(group -> group.size() >= groupFrom
                        ? Stream.of(group)
                        : group.stream().map(List::of))
                .toList();
    }

    private Card card(List<ImpactNode> group, int column, Place place) {
        var first = group.get(0);
        var numbers = group.stream().map(ImpactNode::number).toList();
        var state = words.state(first);
        if (group.size() == 1) {
            var sub = words.sub(first);
            return new Card(
                    first.number(),
                    column,
                    first.name(),
                    sub,
                    words.icon(first.classKey()),
                    look(first, place),
                    1,
                    first.name() + ", " + first.number() + ", " + sub,
                    numbers);
        }
        var names = String.join(
                ", ", group.stream().map(ImpactNode::name).sorted().limit(40).toList());
        var title = words.group(group.size(), first.classKey());
        return new Card(
                "group:" + first.number(),
                column,
                title,
                state.isBlank() ? names : state + ": " + names,
                words.icon(first.classKey()),
                look(first, place),
                group.size(),
                title + ": " + names,
                numbers);
    }

    private static String look(ImpactNode node, Place place) {
        return switch (place.kind()) {
            case ASKED -> "asked";
            case BELOW ->
                node.impact() == ImpactState.DOWN
                        ? "fatal"
                        : node.impact() == ImpactState.DEGRADED ? "reserve" : "spare";
            default -> node.impact().name().toLowerCase(java.util.Locale.ROOT);
        };
    }

    private List<Line> lines() {
        var lines = new LinkedHashMap<String, Line>();
        for (var edge : impact.edges()) {
            var from = cardOf.get(edge.dependent());
            var to = cardOf.get(edge.provider());
            if (from != null && to != null && !from.equals(to)) {
                var line = new Line(from, to, isHot(edge), edge.kind() == null, edge.set() != null);
                lines.merge(
                        line.id(),
                        line,
                        (a, b) -> new Line(from, to, a.hot() || b.hot(), a.hidden() && b.hidden(), a.set() && b.set()));
            }
        }
        return List.copyOf(lines.values());
    }

    /** The failure runs along it: from something that is down to something that feels it. */
    private boolean isHot(ImpactEdge edge) {
        var dependent = nodes.get(edge.dependent());
        var provider = nodes.get(edge.provider());
        return dependent != null
                && provider != null
                && dependent.isHit()
                && provider.isHit()
                && provider.impact() == ImpactState.DOWN;
    }

    private Map<String, List<String>> ways(List<Line> lines) {
        var known = new HashSet<String>();
        lines.forEach(line -> known.add(line.id()));
        var ways = new HashMap<String, List<String>>();
        for (var node : nodes.values()) {
            var way = new LinkedHashSet<String>();
            var before = start(node);
            for (var step : node.path()) {
                var card = step.isHidden() ? null : cardOf.get(step.number());
                if (card == null) {
                    continue;
                }
                way.add(card);
                if (before != null) {
                    var line = step.needsThePrevious() ? card + ">" + before : before + ">" + card;
                    if (known.contains(line)) {
                        way.add(line);
                    }
                }
                before = card;
            }
            if (!way.isEmpty()) {
                ways.computeIfAbsent(cardOf.get(node.number()), each -> new ArrayList<>())
                        .addAll(way);
            }
        }
        return ways;
    }

    /** The asked item that the way begins at: where several are asked, the one that has a dependency with the first step. */
    private @org.jspecify.annotations.Nullable String start(ImpactNode node) {
        var first = node.path().stream().findFirst().map(ImpactStep::number).orElse(null);
        return impact.asked().stream()
                .map(ImpactNode::number)
                .filter(asked -> impact.asked().size() == 1
                        || first != null
                                && (near(asked).contains(">" + first)
                                        || near(asked).contains("<" + first)))
                .findFirst()
                .map(cardOf::get)
                .orElse(null);
    }
}
