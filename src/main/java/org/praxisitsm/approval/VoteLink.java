package org.praxisitsm.approval;

import java.util.Map;
import java.util.Optional;
import org.praxisitsm.notification.MailLink;
import org.springframework.stereotype.Component;

/** The signed link in a mail about a vote, for whoever is to answer it when the mail leaves. */
@Component
class VoteLink implements MailLink {

    private final ApprovalLinks links;

    VoteLink(ApprovalLinks links) {
        this.links = links;
    }

    @Override
    public Optional<String> path(String account, Map<String, Object> arguments) {
        return arguments.get(Approvals.VOTE) instanceof String vote && vote.matches("[0-9]{1,19}")
                ? links.issue(Long.parseLong(vote), account).map(token -> "vote/" + token)
                : Optional.empty();
    }
}
