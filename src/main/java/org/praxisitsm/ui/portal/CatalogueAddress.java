package org.praxisitsm.ui.portal;

import com.vaadin.flow.router.QueryParameters;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the address of the catalogue says.
 *
 * @param words what is looked for, or nothing
 * @param category the one that is shown, or null for all
 * @param person account of whoever it is for, or null for the viewer
 */
record CatalogueAddress(String words, @Nullable String category, @Nullable String person) {

    static final CatalogueAddress EMPTY = new CatalogueAddress("", null, null);

    private static final int MOST = 200;

    static CatalogueAddress of(QueryParameters query) {
        var words = query.getSingleParameter("q").orElse("").strip();
        return new CatalogueAddress(
                words.length() > MOST ? words.substring(0, MOST) : words,
                query.getSingleParameter("category")
                        .filter(key -> !key.isBlank())
                        .orElse(null),
                query.getSingleParameter("for")
                        .filter(account -> !account.isBlank())
                        .orElse(null));
    }

    CatalogueAddress find(String text) {
        return new CatalogueAddress(text.length() > MOST ? text.substring(0, MOST) : text, category, person);
    }

    CatalogueAddress in(@Nullable String key) {
        return new CatalogueAddress(words, key, person);
    }

    CatalogueAddress with(@Nullable String account) {
        return new CatalogueAddress(words, category, account);
    }

    String offering(String key) {
        return "portal/catalogue/" + key + query(EMPTY.with(person));
    }

    @Override
    public String toString() {
        return "portal/catalogue" + query(this);
    }

    private static String query(CatalogueAddress address) {
        var said = new LinkedHashMap<String, List<String>>();
        if (!address.words.isEmpty()) {
            said.put("q", List.of(address.words));
        }
        if (address.category != null) {
            said.put("category", List.of(address.category));
        }
        if (address.person != null) {
            said.put("for", List.of(address.person));
        }
        return said.isEmpty() ? "" : "?" + new QueryParameters(said).getQueryString();
    }
}
