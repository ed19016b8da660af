package org.praxisitsm.ui.components;

import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.approval.ApprovalRound;
import org.praxisitsm.approval.RoundView;
import org.praxisitsm.approval.RoundView.VoteView;
import org.praxisitsm.approval.Vote;

/** What is said of rounds of approval and their votes: always with both names, where one answers for another. */
public final class ApprovalWords {

    private final BiFunction<String, Object[], String> text;
    private final Names names;

    public ApprovalWords(BiFunction<String, Object[], String> text, Names names) {
        this.text = text;
        this.names = names;
    }

    private String text(String key, Object... arguments) {
        return text.apply(key, arguments);
    }

    /** Who, e.g. "Ben Adler for Anna Berg". */
    public String who(VoteView vote) {
        var who = vote.decidedBy() != null ? vote.decidedBy() : vote.holder();
        if (who == null) {
            return vote.group() == null ? text("approval.group") : names.group(vote.group());
        }
        var person = person(who);
        return vote.isForAnother() ? text("approval.for", person, names.person(vote.asked())) : person;
    }

    private String person(String account) {
        return account.startsWith("system:") ? text("approval.time") : names.person(account);
    }

    public String state(VoteView vote) {
        var silent = "silence".equals(vote.way());
        return switch (vote.state()) {
            case OPEN -> text("approval.open");
            case PLANNED -> text("approval.planned");
            case YES -> text(silent ? "approval.silent.yes" : vote.carried() ? "approval.carried" : "approval.yes");
            case NO -> text(silent ? "approval.silent.no" : "approval.no");
            case VOID -> text(vote.decidedBy() == null ? "approval.void" : "approval.former");
        };
    }

    /** How it was answered, e.g. "by the link of a mail"; empty where nobody has. */
    public String way(VoteView vote) {
        return vote.way() == null || vote.decidedBy() == null
                ? ""
                : text("approval.way." + vote.way().toLowerCase(java.util.Locale.ROOT));
    }

    /** What the step is called that asks. */
    public String name(RoundView round) {
        return names.round(round);
    }

    public String state(RoundView round) {
        return text("approval.round." + round.status().name().toLowerCase(java.util.Locale.ROOT));
    }

    /** The badge's colour. */
    public static String tone(ApprovalRound.Status status) {
        return switch (status) {
            case OPEN -> "warn";
            case APPROVED -> "ok";
            case REJECTED -> "err";
            case WITHDRAWN -> "";
        };
    }

    public static @Nullable String icon(Vote.State state) {
        return switch (state) {
            case YES -> "check";
            case NO -> "close";
            case OPEN -> "clock";
            case PLANNED, VOID -> null;
        };
    }

    public String why(ApprovalRound.Skipped skipped) {
        return text("approval.skipped." + skipped.reason().name(), names.person(skipped.who()));
    }
}
