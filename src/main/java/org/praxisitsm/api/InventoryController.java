package org.praxisitsm.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.asset.inventory.AgentAnswers;
import org.praxisitsm.asset.inventory.InventoryIntake;
import org.praxisitsm.asset.inventory.InventoryIntake.Result;
import org.praxisitsm.asset.inventory.InventoryMessage;
import org.praxisitsm.asset.inventory.InventorySettings;
import org.praxisitsm.asset.inventory.MessageReader;
import org.praxisitsm.asset.inventory.Packing;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.shared.Refusal;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where inventory agents report: FusionInventory, OCS and GLPI agents in their own protocols. */
@RestController
@RequestMapping("/api/v1/inventory")
@Tag(name = "Inventory")
class InventoryController {

    private static final String AGENT = "GLPI-Agent-ID";
    private static final String REQUEST = "GLPI-Request-ID";

    private final InventoryIntake intake;
    private final InventorySettings settings;
    private final MessageReader reader;
    private final AgentAnswers answers;

    InventoryController(InventoryIntake intake, InventorySettings settings) {
        this.intake = intake;
        this.settings = settings;
        this.reader = new MessageReader(settings);
        this.answers = new AgentAnswers(settings);
    }

    @PostMapping
    @TakesAnyParameter
    @Operation(
            summary = "Report an inventory",
            description =
                    "XML of FusionInventory and OCS agents, plain or compressed, or JSON of GLPI agents; answered as each"
                            + " expects. The device becomes, or updates, an item of the caller's unit; the header Praxis-Asset"
                            + " says which and whether it was CREATED, UPDATED or UNCHANGED.")
    ResponseEntity<byte[]> report(HttpServletRequest request, Viewer viewer) throws IOException {
        try {
            return taken(request, viewer);
        } catch (Refusal refusal) {
            if (request.getHeader(AGENT) == null) {
                throw refusal;
            }
            // GLPI agents show the message of their own form only.
            return answer(
                    request,
                    refusal.kind().status(),
                    "application/json",
                    Packing.NONE,
                    answers.refused(String.valueOf(refusal.getMessage())),
                    List.of());
        }
    }

    private ResponseEntity<byte[]> taken(HttpServletRequest request, Viewer viewer) throws IOException {
        var body = JsonBodies.bounded(
                new ServletServerHttpRequest(request), settings.maxMessage().toBytes());
        var packing = Packing.of(body, request.getContentType());
        var message = reader.read(body, packing, request.getHeader(AGENT));
        if (message instanceof InventoryMessage.Prolog) {
            return answer(request, 200, type(message, packing), packing, answers.prolog(), List.of());
        }
        if (message instanceof InventoryMessage.Contact) {
            return answer(request, 200, type(message, packing), packing, answers.contact(), List.of());
        }
        var results = ((InventoryMessage.Report) message)
                .devices().stream().map(device -> intake.take(device, viewer)).toList();
        return answer(request, 200, type(message, packing), packing, answers.taken(message.form(), results), results);
    }

    private static String type(InventoryMessage message, Packing packing) {
        return switch (packing) {
            case ZLIB -> "application/x-compress-zlib";
            case GZIP -> "application/x-compress-gzip";
            case NONE -> message.form() == InventoryMessage.Form.XML ? "application/xml" : "application/json";
        };
    }

    @GetMapping
    @TakesAnyParameter
    @Operation(
            summary = "Ask for work",
            description = "Agents ask here for deployments, collections and the like: there is none.")
    ResponseEntity<byte[]> work(HttpServletRequest request) {
        return answer(request, 200, "application/json", Packing.NONE, answers.nothingToDo(), List.of());
    }

    private static ResponseEntity<byte[]> answer(
            HttpServletRequest request,
            int status,
            String type,
            Packing packing,
            byte[] content,
            List<Result> results) {
        var answer = ResponseEntity.status(status).header(HttpHeaders.CONTENT_TYPE, type);
        var id = requestId(request);
        if (id != null) {
            answer.header(REQUEST, id);
        }
        results.forEach(one -> answer.header("Praxis-Asset", one.number() + " " + one.outcome()));
        return answer.body(packing.packed(content));
    }

    private static @Nullable String requestId(HttpServletRequest request) {
        var id = request.getHeader(REQUEST);
        return id != null && id.matches("[0-9A-F]{8}") ? id : null;
    }
}
