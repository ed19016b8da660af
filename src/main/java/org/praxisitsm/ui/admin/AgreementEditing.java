package org.praxisitsm.ui.admin;

/** What the parts of the agreement page share: the draft, what may be chosen, and where problems are shown. */
interface AgreementEditing {

    AgreementDraft draft();

    AgreementOptions options();

    ProblemPlaces places();

    /** @return false where the person may only read */
    boolean mayEdit();

    /** A value was changed: problems are looked for anew. */
    void changed();

    /** Rows came or went: everything is drawn anew. */
    void rebuild();
}
