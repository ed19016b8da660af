package org.praxisitsm.catalog;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The services of the demo organisation. */
@Component
@Profile("demo")
class DemoServices implements InitializingBean {

    private record Demo(String key, String name, String criticality, String group, String icon, String description) {}

    private static final Demo[] SERVICES = {
        new Demo("vpn", "VPN", "HIGH", "network", "wifi", "Work from home and on the road"),
        new Demo("wifi", "Wi-Fi", "HIGH", "network", "wifi", "Wireless network at the hubs"),
        new Demo("email", "Mail and calendar", "HIGH", "platform", "mail", "Boxes, lists, rooms"),
        new Demo("erp", "ERP", "CRITICAL", "erp-apps", "building", "Orders, stock and invoices"),
        new Demo(
                "warehouse-handhelds",
                "Warehouse handhelds",
                "HIGH",
                "warehouse-systems",
                "phone",
                "Scanners in the aisles"),
        new Demo(
                "track-and-trace",
                "Track and trace",
                "CRITICAL",
                "warehouse-systems",
                "search",
                "Where every parcel is"),
        new Demo("label-printing", "Label printing", "MEDIUM", "warehouse-systems", "tag", "Labels at docks and desks"),
        new Demo("laptops", "Laptops and screens", "MEDIUM", "workplace", "laptop", "Order, repair, return"),
        new Demo("phones", "Phones", "MEDIUM", "workplace", "phone", "Lost, broken, new"),
        new Demo("intranet", "Intranet", "LOW", "platform", "book", "News, pages, search"),
        new Demo("payroll-portal", "Payroll portal", "HIGH", "erp-apps", "heart", "Payslips and leave"),
        new Demo("file-shares", "File shares", "MEDIUM", "platform", "box", "Folders of teams"),
        new Demo("identity", "Access and passwords", "HIGH", "identity-access", "key", "Accounts, groups, badges")
    };

    private final JdbcClient jdbc;

    DemoServices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void afterPropertiesSet() {
        if (jdbc.sql("select count(*) from service").query(Integer.class).single() > 0) {
            return;
        }
        for (var service : SERVICES) {
            jdbc.sql(
                            """
                            insert into service (service_key, name, description, unit, criticality, support_group, lifecycle, icon)
                            values (:key, :name, :description, 'it', :criticality, :group, 'LIVE', :icon)""")
                    .param("key", service.key())
                    .param("name", service.name())
                    .param("description", service.description())
                    .param("criticality", service.criticality())
                    .param("group", service.group())
                    .param("icon", service.icon())
                    .update();
        }
    }
}
