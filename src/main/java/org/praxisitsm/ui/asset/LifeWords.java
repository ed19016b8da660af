package org.praxisitsm.ui.asset;

import java.math.BigDecimal;
import java.text.NumberFormat;
import org.praxisitsm.asset.Classes;

/** Amounts and choices as they are written for the reader. */
@org.springframework.stereotype.Component
class LifeWords {

    private final Classes classes;

    LifeWords(Classes classes) {
        this.classes = classes;
    }

    /** @return the name of a choice of an attribute, or its key */
    String choice(String ciClass, String attribute, String key) {
        return classes.attribute(ciClass, attribute)
                .flatMap(one -> one.choice(key))
                .map(one -> one.name(AssetNames.reader()))
                .orElse(key);
    }

    /** @return the currency of an attribute of the class, or nothing */
    String currency(String ciClass, String attribute) {
        return classes.attribute(ciClass, attribute)
                .map(one -> one.unit() == null ? "" : " " + one.unit())
                .orElse("");
    }

    static String money(BigDecimal amount) {
        var format = NumberFormat.getNumberInstance(AssetNames.reader());
        format.setMinimumFractionDigits(2);
        format.setMaximumFractionDigits(4);
        return format.format(amount);
    }
}
