package org.praxisitsm.ui.admin;

import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.praxisitsm.asset.CiClass;
import org.praxisitsm.asset.CiClass.Rights;
import org.praxisitsm.asset.Classes;
import org.praxisitsm.identity.People;

/** Which groups alone read and change the items of a class of assets; says what holds where it names none. */
class ClassRights extends Div {

    private final transient Classes classes;
    private final transient People people;
    private final MultiSelectComboBox<String> read = new MultiSelectComboBox<>();
    private final MultiSelectComboBox<String> change = new MultiSelectComboBox<>();
    private final Span note = new Span();

    ClassRights(Classes classes, People people) {
        this.classes = classes;
        this.people = people;
        read.setId("class-read");
        change.setId("class-change");
        note.addClassName("px-faint");
        var form = new Div(read, change);
        form.addClassName("px-form");
        form.getStyle().set("margin-top", "8px");
        add(new H2(getTranslation("admin.class.rights")), note, form);
    }

    void show(CiClass one) {
        var inherited = one.parent() == null ? Rights.EVERYBODY : classes.rightsOf(one.parent());
        note.setText(getTranslation("admin.class.rights.note"));
        fill(read, "admin.class.read", one.rights().read(), inherited.read());
        fill(change, "admin.class.change", one.rights().change(), inherited.change());
    }

    private void fill(MultiSelectComboBox<String> box, String label, Set<String> own, Set<String> inherited) {
        box.setLabel(getTranslation(label));
        var groups =
                new ArrayList<>(people.groups().stream().map(People.Group::key).toList());
        // A group that is gone is shown by its key, so that it can be taken out.
        own.stream().filter(group -> !groups.contains(group)).forEach(groups::add);
        box.setItems(groups);
        box.setItemLabelGenerator(this::name);
        box.setValue(own);
        box.setHelperText(
                inherited.isEmpty()
                        ? getTranslation(label + ".all")
                        : getTranslation("admin.class.rights.inherited", names(inherited)));
    }

    private String names(Collection<String> groups) {
        return groups.stream().map(this::name).collect(Collectors.joining(", "));
    }

    private String name(String group) {
        return people.group(group).map(People.Group::name).orElse(group);
    }

    Rights written() {
        return new Rights(read.getValue(), change.getValue());
    }
}
