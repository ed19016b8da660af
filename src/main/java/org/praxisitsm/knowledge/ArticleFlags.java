package org.praxisitsm.knowledge;

import org.praxisitsm.identity.Viewer;

/** Sends an article on the way that its diagram has for those who find it wrong; the engine's side fulfils it. */
public interface ArticleFlags {

    /**
     * @param command id of the start event that the pack names
     * @param reason key of the form's field that says what is wrong
     * @throws org.praxisitsm.shared.Refusal conflict where the article does not wait for it, e.g. is looked at already
     */
    void flag(String number, String command, String reason, String why, Viewer by);
}
