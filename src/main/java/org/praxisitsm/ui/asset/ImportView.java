package org.praxisitsm.ui.asset;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.asset.AssetAccess;
import org.praxisitsm.asset.Assets;
import org.praxisitsm.asset.CiClass;
import org.praxisitsm.asset.Classes;
import org.praxisitsm.asset.inventory.InventoryFiles;
import org.praxisitsm.asset.inventory.InventorySettings;
import org.praxisitsm.asset.inventory.SheetReader;
import org.praxisitsm.asset.inventory.SheetTable;
import org.praxisitsm.asset.inventory.TableImports;
import org.praxisitsm.asset.inventory.TableImports.Line;
import org.praxisitsm.asset.inventory.TableImports.Mapping;
import org.praxisitsm.asset.inventory.TableImports.Report;
import org.praxisitsm.asset.inventory.TableImports.Verdict;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.identity.Viewers;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ui.components.Failures;
import org.praxisitsm.ui.components.ServiceWords;
import org.praxisitsm.ui.components.Uploads;
import org.praxisitsm.ui.shell.DeskShell;

/** A table becomes assets: file, what its columns mean, what each line would do, and then doing it. */
@Route(value = "desk/assets/import", layout = DeskShell.class)
@PermitAll
@CssImport("./asset/asset.css")
@CssImport("./asset/inventory.css")
class ImportView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    private static final String COLUMN = "columns.";
    private static final int SHOWN = 200;
    private static final int EVERY_MILLISECONDS = 700;
    private static final int MOST_FILES = 50;

    private final transient TableImports imports;
    private final transient AssetNames names;
    private final transient AssetAccess access;
    private final transient Viewer viewer;
    private final transient SheetReader reader;
    private final ComboBox<CiClass> ciClass = new ComboBox<>();
    private final ImportedFiles files;
    private final Div problem = new Div();
    private final Div columns = new Div();
    private final Div result = new Div();
    private final Button check = new Button();
    private final Button run = new Button();
    private transient Map<String, ComboBox<String>> targets = Map.of();
    private transient @Nullable SheetTable table;
    private String file = "";

    ImportView(
            TableImports imports,
            Classes classes,
            AssetNames names,
            AssetAccess access,
            InventorySettings settings,
            InventoryFiles inventories,
            Assets assets,
            Viewers viewers) {
        this.imports = imports;
        this.names = names;
        this.access = access;
        this.viewer = viewers.current();
        this.reader = new SheetReader(settings);
        this.files = new ImportedFiles(inventories, assets, names, viewer);
        var head = new Div(new H1(getTranslation("asset-import.title")));
        head.addClassName("px-list-head");
        ciClass.setLabel(getTranslation("asset-import.class"));
        ciClass.setId("import-class");
        ciClass.setItems(classes.all().stream()
                .filter(one -> !one.isAbstract() && access.mayChangeClass(viewer, one.key()))
                .toList());
        ciClass.setItemLabelGenerator(one -> names.ciClass(one.key()));
        classes.find("client").ifPresent(ciClass::setValue);
        ciClass.addValueChangeListener(changed -> columns());
        check.setText(getTranslation("asset-import.check"));
        check.setId("import-check");
        check.addThemeNames("primary");
        check.addClickListener(click -> preview());
        run.setId("import-run");
        run.addThemeNames("primary", "success");
        run.addClickListener(click -> start());
        columns.addClassName("px-import-columns");
        result.addClassName("px-import-result");
        result.getElement().setAttribute("aria-live", "polite");
        ciClass.setVisible(false);
        problem.addClassNames("px-ban", "err");
        problem.getElement().setAttribute("role", "alert");
        problem.setVisible(false);
        var acts = new Div(check, run);
        acts.addClassName("px-import-row");
        var body = new Div(
                CiParts.text(getTranslation("asset-import.how"), "px-import-how"),
                upload(settings.maxImport().toBytes()),
                problem,
                ciClass,
                columns,
                acts,
                result,
                files);
        body.addClassName("px-import");
        check.setVisible(false);
        run.setVisible(false);
        getContent().addClassName("px-dup");
        getContent().add(head, body);
    }

    private Upload upload(long largest) {
        return Uploads.inMemory(
                getTranslation("asset-import.choose"),
                MOST_FILES,
                largest,
                this::arrived,
                this::tell,
                ".csv",
                ".tsv",
                ".txt",
                ".xlsx",
                ".xml",
                ".ocs",
                ".json",
                ".spdx",
                ".gz");
    }

    /** A table waits until its columns are known; what an agent or a build wrote says all that there is to know. */
    private void arrived(String name, byte[] bytes) {
        problem.setVisible(false);
        if (InventoryFiles.isOne(name, bytes)) {
            files.take(name, bytes);
            return;
        }
        try {
            table = reader.read(bytes);
            file = name;
            ciClass.setVisible(true);
            columns();
        } catch (Refusal refusal) {
            Failures.note(refusal);
            tell(name + ": " + ServiceWords.here(refusal.getMessage()));
        }
    }

    private void tell(String text) {
        problem.setText(text);
        problem.setVisible(true);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (!access.mayCreate(viewer, viewer.unit())) {
            event.rerouteToError(NotFoundException.class);
        }
    }

    /** What each column means, as far as its name says it. */
    private void columns() {
        columns.removeAll();
        result.removeAll();
        run.setVisible(false);
        check.setVisible(table != null && ciClass.getValue() != null);
        if (table == null || ciClass.getValue() == null) {
            return;
        }
        var key = ciClass.getValue().key();
        var suggested = imports.suggest(table, key);
        targets = new LinkedHashMap<>();
        columns.add(new H2(
                getTranslation("asset-import.columns", file, table.lines().size())));
        for (int at = 0; at < table.columns().size(); at++) {
            var column = table.columns().get(at);
            if (column.isBlank() || targets.containsKey(column)) {
                continue;
            }
            var target = new ComboBox<String>();
            target.setItems(imports.targets(key));
            target.setItemLabelGenerator(one ->
                    one.equals(TableImports.CLASS) ? getTranslation("asset-import.class") : names.field(key, one));
            target.setClearButtonVisible(true);
            target.setPlaceholder(getTranslation("asset-import.skip"));
            target.setAriaLabel(column);
            target.addThemeName("small");
            if (suggested.containsKey(column)) {
                target.setValue(suggested.get(column));
            }
            targets.put(column, target);
            var row = new Div(
                    CiParts.text(column, "px-import-column"), CiParts.text(example(at), "px-faint", "px-ell"), target);
            row.addClassName("px-import-mapping");
            columns.add(row);
        }
    }

    private String example(int column) {
        return table.lines().stream()
                .filter(line -> column < line.size() && !line.get(column).isBlank())
                .map(line -> line.get(column))
                .findFirst()
                .orElse("");
    }

    private Mapping mapping() {
        var chosen = new LinkedHashMap<String, String>();
        targets.forEach((column, target) -> {
            if (target.getValue() != null) {
                chosen.put(column, target.getValue());
            }
        });
        return new Mapping(ciClass.getValue().key(), chosen);
    }

    private void preview() {
        result.removeAll();
        run.setVisible(false);
        problem.setVisible(false);
        try {
            var report = imports.preview(table, mapping(), viewer);
            show(report, true);
            run.setText(getTranslation("asset-import.run", report.total()));
            run.setVisible(report.created() + report.changed() + report.unchanged() > 0);
        } catch (Refusal refusal) {
            Failures.note(refusal);
            tell(wrongColumns(refusal));
        }
    }

    /** What does not fit, each with the name of its column where it is one's. */
    private static String wrongColumns(Refusal refusal) {
        return refusal.errors().isEmpty()
                ? ServiceWords.here(refusal.getMessage())
                : refusal.errors().stream()
                        .map(one -> one.field().startsWith(COLUMN)
                                ? one.field().substring(COLUMN.length()) + ": " + ServiceWords.here(one.message())
                                : ServiceWords.here(one.message()))
                        .collect(Collectors.joining("; "));
    }

    private void show(Report report, boolean isPreview) {
        var key = isPreview ? "asset-import.would." : "asset-import.did.";
        var sums = new Div(
                CiParts.text(getTranslation(key + "create", report.created()), "px-badge"),
                CiParts.text(getTranslation(key + "change", report.changed()), "px-badge"),
                CiParts.text(getTranslation("asset-import.unchanged", report.unchanged()), "px-badge"),
                CiParts.text(getTranslation("asset-import.refused", report.refused()), "px-badge"));
        sums.addClassName("px-import-row");
        result.add(sums);
        if (isPreview && report.total() > TableImports.PREVIEWED) {
            result.add(CiParts.text(getTranslation("asset-import.first", TableImports.PREVIEWED), "px-faint"));
        }
        if (!report.lines().isEmpty()) {
            result.add(lines(report.lines()));
        }
    }

    private NativeTable lines(List<Line> lines) {
        var shown = new NativeTable();
        shown.addClassName("px-parts-table");
        var head = new NativeTableRow();
        List.of("line", "verdict", "name", "detail")
                .forEach(
                        column -> head.add(new NativeTableHeaderCell(getTranslation("asset-import.column." + column))));
        shown.getHead().addRows(head);
        lines.stream().limit(SHOWN).forEach(line -> {
            var row = shown.getBody().addRow();
            row.add(new NativeTableCell(String.valueOf(line.line())));
            var verdict = new Span(
                    getTranslation("asset-import.verdict." + line.verdict().name()));
            verdict.addClassName("px-import-" + line.verdict().name().toLowerCase(java.util.Locale.ROOT));
            row.add(new NativeTableCell(verdict));
            row.add(new NativeTableCell(line.name()));
            row.add(details(line));
        });
        return shown;
    }

    /** What changes, or what is wrong, each with the column that it stands in. */
    private NativeTableCell details(Line line) {
        if (line.verdict() == Verdict.UPDATED) {
            return new NativeTableCell(words(line));
        }
        if (line.errors().isEmpty()) {
            return new NativeTableCell(ServiceWords.here(line.detail()));
        }
        var cell = new NativeTableCell();
        line.errors().forEach(one -> cell.add(new Div(one.field() + ": " + ServiceWords.here(one.message()))));
        return cell;
    }

    private String words(Line line) {
        return Arrays.stream(line.detail().split(", "))
                .map(field -> names.field(ciClass.getValue().key(), field))
                .collect(Collectors.joining(", "));
    }

    private void start() {
        Failures.attempt(() -> {
            var id = imports.start(file, table, mapping(), viewer);
            run.setVisible(false);
            check.setVisible(false);
            var ui = UI.getCurrent();
            ui.setPollInterval(EVERY_MILLISECONDS);
            var poll = new com.vaadin.flow.shared.Registration[1];
            poll[0] = ui.addPollListener(tick -> {
                if (follow(id)) {
                    ui.setPollInterval(-1);
                    poll[0].remove();
                }
            });
            follow(id);
        });
    }

    /** @return whether it has ended */
    private boolean follow(long id) {
        var progress = imports.progress(id, viewer);
        result.removeAll();
        if (progress.state().equals("RUNNING")) {
            var bar = new ProgressBar(0, Math.max(1, progress.report().total()), progress.done());
            result.add(
                    CiParts.text(getTranslation(
                            "asset-import.running",
                            progress.done(),
                            progress.report().total())),
                    bar);
            return false;
        }
        if (progress.state().equals("FAILED")) {
            result.add(CiParts.text(getTranslation("asset-import.failed", progress.done()), "px-faint"));
        }
        show(progress.report(), false);
        return true;
    }

    @Override
    protected void onDetach(DetachEvent event) {
        event.getUI().setPollInterval(-1);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("asset-import.title");
    }
}
