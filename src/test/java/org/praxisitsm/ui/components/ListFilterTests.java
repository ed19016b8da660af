package org.praxisitsm.ui.components;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.router.QueryParameters;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.praxisitsm.practice.Category;
import org.praxisitsm.ticket.TaskFilter;

class ListFilterTests {

    @Test
    void addressAndFilterSayTheSame() {
        var filter = new ListFilter(Map.of("priority", "1,2", "q", "VPN drops + roams"));
        assertThat(ListFilter.of(filter.query())).isEqualTo(filter);
    }

    @Test
    void nonsenseInTheAddressIsPassedOver() {
        var filter = ListFilter.of(
                QueryParameters.simple(Map.of("priority", "9,2,x", "category", "NEW,DROP", "unknown", "1", "q", " ")));
        assertThat(filter.priorities()).containsExactly(2);
        assertThat(filter.categories()).containsExactly(Category.NEW);
        assertThat(filter.values()).containsOnlyKeys("priority", "category");
    }

    @Test
    void groupOutsideTheViewDoesNotWidenIt() {
        var view = new TaskFilter(List.of("network", "desk"), null, true, null, null, List.of(), List.of(), null);
        assertThat(new ListFilter(Map.of("group", "network,hr")).within(view).groups())
                .containsExactly("network");
    }

    @Test
    void emptyValueTakesTheFilterAway() {
        assertThat(new ListFilter(Map.of("q", "vpn")).with("q", "").values()).isEmpty();
    }
}
