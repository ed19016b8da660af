package org.praxisitsm.ui.desk;

import java.time.Clock;
import org.praxisitsm.approval.ApprovalReads;
import org.praxisitsm.asset.TicketAssets;
import org.praxisitsm.audit.AuditTrail;
import org.praxisitsm.change.Changes;
import org.praxisitsm.identity.People;
import org.praxisitsm.notification.MailWishes;
import org.praxisitsm.practice.Practices;
import org.praxisitsm.ticket.AttachmentSettings;
import org.praxisitsm.ticket.FormDrafts;
import org.praxisitsm.ticket.QuickTexts;
import org.praxisitsm.ticket.TicketDesk;
import org.praxisitsm.ticket.TicketQueries;
import org.praxisitsm.ui.asset.AssetNames;
import org.praxisitsm.ui.change.StakeDesk;
import org.praxisitsm.ui.components.DueWhy;
import org.praxisitsm.ui.components.FormSources;
import org.praxisitsm.ui.components.Live;
import org.praxisitsm.ui.components.Lookers;
import org.praxisitsm.ui.components.Names;
import org.praxisitsm.workflow.BulkEdits;
import org.praxisitsm.workflow.Commands;
import org.praxisitsm.workflow.Interventions;
import org.praxisitsm.workflow.ProcessViews;
import org.praxisitsm.workflow.Tasks;
import org.springframework.stereotype.Component;

/** What the parts of the ticket page read from and act on. */
@Component
record TicketServices(
        TicketDesk desk,
        TicketQueries queries,
        Tasks tasks,
        Commands commands,
        BulkEdits bulk,
        ProcessViews diagrams,
        Interventions interventions,
        AuditTrail trail,
        FormDrafts drafts,
        QuickTexts quickTexts,
        AttachmentSettings limits,
        Practices practices,
        People people,
        FormSources forms,
        Names names,
        Live live,
        Lookers lookers,
        DueWhy.Reader due,
        ListWalk walk,
        Changes changes,
        MailWishes wishes,
        StakeDesk stake,
        TicketAssets assets,
        AssetNames assetNames,
        ApprovalReads approvals,
        Clock clock) {}
