package org.praxisitsm.asset.inventory;

import java.util.List;

/** What an agent sends, understood. */
public sealed interface InventoryMessage {

    /** Form it came in, which its answer has too. */
    enum Form {
        XML,
        JSON
    }

    Form form();

    /** "May I report?" in the words of OCS and FusionInventory agents. */
    record Prolog(String deviceId) implements InventoryMessage {

        @Override
        public Form form() {
            return Form.XML;
        }
    }

    /** "May I report?" in the words of GLPI agents. */
    record Contact(String deviceId) implements InventoryMessage {

        @Override
        public Form form() {
            return Form.JSON;
        }
    }

    /** A report; of a walk through a network it may be of many devices, or of none where it only says that it began or ended. */
    record Report(Form form, List<Inventory> devices) implements InventoryMessage {}
}
