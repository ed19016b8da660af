package org.praxisitsm.asset.inventory;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.praxisitsm.asset.inventory.InventoryIntake.Result;
import org.praxisitsm.shared.JsonMaps;

/** What agents expect to hear, in the form that they spoke. */
public final class AgentAnswers {

    private final InventorySettings settings;

    public AgentAnswers(InventorySettings settings) {
        this.settings = settings;
    }

    /** "Report, and ask again in so many hours", in the words of OCS and FusionInventory. */
    public byte[] prolog() {
        return xml("<PROLOG_FREQ>" + hours() + "</PROLOG_FREQ><RESPONSE>SEND</RESPONSE>");
    }

    /** The same in the words of GLPI; tasks that nobody here serves are switched off. */
    public byte[] contact() {
        var answer = ok();
        answer.put("tasks", Map.of("inventory", Map.of("server", "glpi", "version", "10.0.0")));
        answer.put("disabled", List.of("collect", "deploy", "esx", "wakeonlan"));
        return json(answer);
    }

    public byte[] taken(InventoryMessage.Form form, List<Result> results) {
        if (form == InventoryMessage.Form.XML) {
            return xml("<RESPONSE>no_account_update</RESPONSE>");
        }
        var answer = ok();
        answer.put(
                "assets",
                results.stream()
                        .map(one -> Map.of(
                                "number",
                                one.number(),
                                "outcome",
                                one.outcome().name(),
                                "changed",
                                one.changed(),
                                "notes",
                                one.notes()))
                        .toList());
        return json(answer);
    }

    /** No work is waiting for the task that asks. */
    public byte[] nothingToDo() {
        return json(Map.of());
    }

    /** A refusal as GLPI agents log it. */
    public byte[] refused(String message) {
        return json(Map.of("status", "error", "message", message, "expiration", hours()));
    }

    private Map<String, Object> ok() {
        var answer = new LinkedHashMap<String, Object>();
        answer.put("status", "ok");
        answer.put("expiration", hours());
        return answer;
    }

    private long hours() {
        return Math.max(1, settings.every().toHours());
    }

    private static byte[] xml(String content) {
        return ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<REPLY>" + content + "</REPLY>\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] json(Map<String, ?> answer) {
        return JsonMaps.write(answer).getBytes(StandardCharsets.UTF_8);
    }
}
