package org.praxisitsm.api;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import java.util.Map;
import org.praxisitsm.identity.Viewer;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The OpenAPI document: what every operation has in common is said here once. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    private static final Map<String, String> REFUSALS = Map.of(
            "400", "The request cannot be read",
            "401", "Not signed in",
            "403", "Not allowed",
            "404", "Not there, or not for the caller to know of",
            "422", "Invalid values, each named in errors");

    private static final String ICALENDAR =
            """
            BEGIN:VCALENDAR
            VERSION:2.0
            BEGIN:VEVENT
            UID:constitution-day@example.org
            DTSTART;VALUE=DATE:20270517
            RRULE:FREQ=YEARLY
            SUMMARY:Constitution Day
            END:VEVENT
            END:VCALENDAR
            """;

    static {
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(
                        Viewer.class, Once.class, ReadVersion.class, ZipBody.class, HolidayBody.class);
    }

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("Praxis")
                        .version("v1")
                        .description(
                                "Tickets whose behaviour is drawn. Errors are problem documents (RFC 9457); lists are"
                                        + " {items, next}; instants are ISO-8601 in UTC.")
                        .license(new License().name("Apache-2.0")))
                .servers(List.of(new Server().url("/")))
                .components(new Components()
                        .addSecuritySchemes("basic", scheme("basic"))
                        .addSecuritySchemes("token", scheme("bearer")))
                .addSecurityItem(new SecurityRequirement().addList("basic"))
                .addSecurityItem(new SecurityRequirement().addList("token"));
    }

    private static SecurityScheme scheme(String name) {
        return new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme(name);
    }

    @Bean
    GlobalOpenApiCustomizer commonParts() {
        return document -> {
            ModelConverters.getInstance().readAll(Problem.class).forEach(document.getComponents()::addSchemas);
            document.getPaths().forEach((path, item) -> item.readOperationsMap()
                    .forEach((method, operation) -> complete(path, method, operation)));
        };
    }

    private static void complete(String path, PathItem.HttpMethod method, Operation operation) {
        REFUSALS.forEach((status, meaning) -> operation.getResponses().addApiResponse(status, problem(meaning)));
        if (method == PathItem.HttpMethod.POST) {
            operation.getResponses().addApiResponse("409", problem("Wrong state, or somebody was faster"));
            operation.addParametersItem(
                    header("Idempotency-Key", "The same key and body answer the first result again"));
        }
        if (method == PathItem.HttpMethod.PATCH || path.endsWith("/complete")) {
            operation.getResponses().addApiResponse("409", problem("Stale: the ticket was changed since it was read"));
            operation.addParametersItem(header("If-Match", "ETag of the ticket as it was read"));
        }
        if (method == PathItem.HttpMethod.PUT || path.endsWith("/holidays")) {
            operation
                    .getResponses()
                    .addApiResponse("409", problem("Stale: the calendar was changed since it was read"));
            operation.addParametersItem(header("If-Match", "ETag of the calendar as it was read"));
        }
        if (path.endsWith("/holidays")) {
            var calendar = new MediaType().schema(new StringSchema()).example(ICALENDAR);
            operation.requestBody(
                    new RequestBody().required(true).content(new Content().addMediaType("text/calendar", calendar)));
        }
        if (method == PathItem.HttpMethod.POST && path.endsWith("/drafts")) {
            var zip = new MediaType().schema(new StringSchema().format("binary"));
            operation.requestBody(
                    new RequestBody().required(true).content(new Content().addMediaType("application/zip", zip)));
        }
    }

    private static ApiResponse problem(String meaning) {
        var schema = new Schema<>().$ref("#/components/schemas/Problem");
        return new ApiResponse()
                .description(meaning)
                .content(new Content().addMediaType(Problem.MEDIA_TYPE, new MediaType().schema(schema)));
    }

    private static HeaderParameter header(String name, String description) {
        var header = new HeaderParameter();
        header.name(name).description(description).required(false).schema(new StringSchema());
        return header;
    }
}
