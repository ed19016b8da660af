package org.praxisitsm.ui.asset;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.asset.CiClass;
import org.praxisitsm.asset.Classes;
import org.praxisitsm.asset.RelationKind;
import org.praxisitsm.asset.impact.CriticalityWords;
import org.praxisitsm.asset.impact.ImpactNode;
import org.praxisitsm.asset.impact.ImpactNode.Side;
import org.praxisitsm.asset.impact.ImpactStep;

/** An impact in the words of the reader. */
final class ImpactWords implements ImpactPicture.Words {

    /** Says a text of the bundles. */
    interface Bundle {
        String say(String key, Object... arguments);
    }

    private final Classes classes;
    private final Locale locale;
    private final Bundle bundle;

    ImpactWords(Classes classes, Locale locale, Bundle bundle) {
        this.classes = classes;
        this.locale = locale;
        this.bundle = bundle;
    }

    String className(String key) {
        return classes.find(key).map(one -> one.name(locale)).orElse(key);
    }

    @Override
    public String icon(String key) {
        return classes.find(key).map(CiClass::icon).orElse("asset");
    }

    @Override
    public String state(ImpactNode node) {
        var side = node.side() == Side.ASKED ? "asked" : node.side() == Side.BELOW ? "below" : "above";
        return side.equals("asked")
                ? bundle.say("impact.asked")
                : bundle.say("impact." + side + "." + node.impact().name().toLowerCase(Locale.ROOT));
    }

    @Override
    public String sub(ImpactNode node) {
        var first = node.isService() && node.criticality() != null
                ? criticality(node.criticality())
                : className(node.classKey());
        return node.side() == Side.ASKED ? first : first + ", " + state(node);
    }

    String criticality(@Nullable Integer level) {
        var word = CriticalityWords.word(level);
        return word == null ? "" : bundle.say("impact.criticality." + word.toLowerCase(Locale.ROOT));
    }

    @Override
    public String group(int count, String classKey) {
        return bundle.say("impact.group", count, className(classKey));
    }

    @Override
    public String column(ImpactPicture.Kind kind, int step, boolean only) {
        var key = "impact.column." + kind.name().toLowerCase(Locale.ROOT);
        return only || step == 0 ? bundle.say(key) : bundle.say(key + ".step", step);
    }

    String kind(String kind) {
        return classes.kind(kind).map(one -> one.name(true, locale)).orElse(kind);
    }

    /** @return for each step who needs whom, from the asked item on */
    List<String> why(String asked, ImpactNode node) {
        var sentences = new ArrayList<String>();
        var before = asked;
        for (var step : node.path()) {
            var now = step.isHidden() ? bundle.say("impact.hidden-one") : step.name();
            var dependent = step.needsThePrevious() ? now : before;
            var provider = step.needsThePrevious() ? before : now;
            var sentence = bundle.say("impact.step", dependent, phrase(step), provider);
            var set = step.set();
            sentences.add(
                    set == null
                            ? sentence
                            : sentence + " "
                                    + bundle.say("impact.set", set.name(), set.working(), set.size(), set.needed()));
            before = now;
        }
        return sentences;
    }

    /** How the dependent reads its relation to what it needs. */
    private String phrase(ImpactStep step) {
        if (step.kind() == null) {
            return bundle.say("impact.needs");
        }
        return classes.kind(step.kind())
                .map(kind -> kind.name(kind.impact() == RelationKind.Impact.FROM_NEEDS_TO, locale))
                .orElse(step.kind());
    }
}
