package org.praxisitsm.shared;

import java.security.SecureRandom;
import java.util.HexFormat;

/** The name of this process among all nodes on one database, new at each start: 16 characters. */
public final class NodeName {

    private static final String OWN = random();

    private NodeName() {}

    public static String own() {
        return OWN;
    }

    private static String random() {
        var bytes = new byte[8];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
