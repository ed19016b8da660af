package org.praxisitsm.ui.components;

import org.jspecify.annotations.Nullable;

/** What answers a question of a form and is no plain field: rows, files. */
interface FormPart {

    /** @param message null where nothing is wrong (any more) */
    void complain(@Nullable String message);

    void onChange(Runnable reaction);
}
