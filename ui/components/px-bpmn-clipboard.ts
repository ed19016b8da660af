/* Copies steps from one pack to another, also between tabs of the browser; what is pasted is checked like anything drawn. */

const KEY = 'px-bpmn-clipboard';

export function shareClipboard(modeler: any): void {
    const bus = modeler.get('eventBus');
    bus.on('copyPaste.elementsCopied', ({ tree, hints }: any) => {
        if (hints?.clip !== false && Object.keys(tree ?? {}).length) {
            localStorage.setItem(KEY, JSON.stringify(tree));
        }
    });
    bus.on('copyPaste.pasteElements', 2100, (context: any) => {
        context.tree ??= read(modeler.get('moddle'));
    });
}

function read(moddle: any): any {
    const kept = localStorage.getItem(KEY);
    try {
        return kept ? JSON.parse(kept, reviver(moddle)) : undefined;
    } catch (error) {
        // Kept by another version: as good as nothing copied.
        localStorage.removeItem(KEY);
        return undefined;
    }
}

/** Plain objects with a type become elements of the diagram again; what was one object stays one. */
function reviver(moddle: any): (key: string, value: any) => any {
    const known = new Map<string, any>();
    return (_, value) => {
        if (!value || typeof value !== 'object' || typeof value.$type !== 'string') {
            return value;
        }
        const { $type, ...properties } = value;
        const name = properties.id ? `${$type} ${properties.id}` : '';
        const element = known.get(name) ?? moddle.create($type, properties);
        if (name) {
            known.set(name, element);
        }
        return element;
    };
}
