package org.praxisitsm.ui.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.QueryParameters;

/** Goes to a path of ours that may carry a query. */
public final class Going {

    private Going() {}

    public static void to(UI ui, String path) {
        var mark = path.indexOf('?');
        if (mark < 0) {
            ui.navigate(path);
        } else {
            ui.navigate(path.substring(0, mark), QueryParameters.fromString(path.substring(mark + 1)));
        }
    }
}
