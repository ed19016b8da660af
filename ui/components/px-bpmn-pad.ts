/* What stands beside a chosen step, and what it may be turned into: only what the check lets through, in the owner's language. */
import { append } from './px-bpmn-steps';

/** The menu of a step offers the allow-list of the gate; these are ids of the library. */
const REFUSED = /script|manual|compensation|transaction|ad-hoc|adhoc|complex|conditional-(start|intermediate|boundary|event|non)|cancel|data-|collection|participant-multiplicity|toggle-loop|instantiating|message-(intermediate-throw|end)|signal-start$|expanded-pool|replace-with-task$/i;
const NOT_BESIDE = ['append.append-task', 'append.intermediate-event', 'append.condition-intermediate-event', 'append.compensation-activity', 'append.gateway', 'append.end-event'];

type Entries = Record<string, any>;

function allowed(entries: Entries): Entries {
    return Object.fromEntries(Object.entries(entries).filter(([id]) => !REFUSED.test(id)));
}

/** The library's own words, looked up by a key made of them. */
export function translation(texts: Record<string, string>): object {
    const translate = (template: string, values: Record<string, string> = {}): string => {
        const key = `bpmn.${template
            .toLowerCase()
            .replace(/[^a-z0-9]+/g, '-')
            .replace(/^-|-$/g, '')}`;
        return (texts[key] ?? template).replace(/{([^}]+)}/g, (_, name) => values[name] ?? `{${name}}`);
    };
    return { translate: ['value', translate] };
}

export function limit(modeler: any, t: (key: string, fallback: string) => string): void {
    modeler.get('popupMenu').registerProvider('bpmn-replace', 100, {
        getPopupMenuEntries: () => allowed,
        getPopupMenuHeaderEntries: () => allowed
    });
    modeler.get('contextPad').registerProvider(100, {
        getContextPadEntries: (element: any) => (entries: Entries) => {
            const follows = 'append.append-task' in entries;
            const kept = Object.fromEntries(Object.entries(entries).filter(([id]) => !NOT_BESIDE.includes(id)));
            return follows ? { ...next(modeler, t), ...kept } : kept;
        },
        getMultiElementContextPadEntries: () => (entries: Entries) => entries
    });
}

function next(modeler: any, t: (key: string, fallback: string) => string): Entries {
    return {
        'append.human': entry(modeler, 'bpmn:UserTask', 'bpmn-icon-user-task', t('humanTask', 'Human task')),
        'append.choice': entry(modeler, 'bpmn:ExclusiveGateway', 'bpmn-icon-gateway-xor', t('choice', 'Decision point')),
        'append.end': entry(modeler, 'bpmn:EndEvent', 'bpmn-icon-end-event-none', t('end', 'End'))
    };
}

function entry(modeler: any, type: string, className: string, title: string): object {
    const shape = () => modeler.get('elementFactory').createShape({ type });
    return {
        group: 'model',
        className,
        title,
        action: {
            click: (_: Event, element: any) => append(modeler, element, shape()),
            dragstart: (event: Event, element: any) => modeler.get('create').start(event, shape(), { source: element })
        }
    };
}
