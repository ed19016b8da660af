package org.praxisitsm.identity;

/** What a person may do; granted for one unit (IT, HR, finance, ...) or for all. */
public enum Role {
    /** Reports and requests, and sees what they are part of. */
    REQUESTER,
    /** Works on tickets of the unit. */
    AGENT,
    /** Decides approvals. */
    APPROVER,
    /** Draws and publishes the unit's practices. */
    PROCESS_OWNER,
    /** Reads everything that is not confidential, changes nothing. */
    AUDITOR,
    /** Reads the unit's tickets and figures; approves drafts of any pack. */
    MANAGER,
    /** Administers people, services and settings; may take over any task of a non-confidential practice. */
    ADMINISTRATOR
}
