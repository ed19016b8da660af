/* The modeler: palette and canvas. XML in by open(), out by save(); what is selected goes to the server as plain values. */
import { fit, iconButton, options, zoomBar, keepWordsWhole } from './px-bpmn-look';
import { describe, Writer } from './px-bpmn-model';
import { palette, type PaletteAction, type PaletteThreshold } from './px-bpmn-palette';

interface Problem {
    element: string;
    severity: string;
    message: string;
}

interface Settings {
    actions: PaletteAction[];
    thresholds: PaletteThreshold[];
    texts: Record<string, string>;
}

/** What the menu of a step may turn it into: the allow-list of the gate, by the ids of the library. */
const REFUSED = /script|manual|compensation|transaction|ad-hoc|adhoc|complex|conditional-(start|intermediate|boundary|event|non)|cancel|data-|collection|participant-multiplicity/i;

class PxBpmnEditor extends HTMLElement {
    private modeler: any;
    private opened: { xml: string; settings: Settings } | undefined;
    private problems: Problem[] = [];
    private revision = 0;
    private changing: number | undefined;
    private undoButton: HTMLButtonElement | undefined;
    private redoButton: HTMLButtonElement | undefined;
    private ready: Promise<void> = Promise.resolve();

    connectedCallback(): void {
        this.classList.add('px-bpmn', 'px-bpmn-editor');
        if (this.opened && !this.modeler) {
            this.ready = this.build();
        }
    }

    disconnectedCallback(): void {
        queueMicrotask(() => !this.isConnected && this.tearDown());
    }

    open(xml: string, settings: Settings): Promise<void> {
        this.opened = { xml, settings };
        this.tearDown();
        this.ready = this.build();
        return this.ready;
    }

    async save(): Promise<string> {
        await this.ready;
        if (!this.modeler) {
            return '';
        }
        (document.activeElement as HTMLElement | null)?.blur?.();
        const { xml } = await this.modeler.saveXML({ format: true });
        return xml;
    }

    setValue(id: string, key: string, value: unknown): void {
        if (this.modeler) {
            new Writer(this.modeler).set(id, key, value);
        }
    }

    async select(id: string): Promise<void> {
        await this.ready;
        const element = this.modeler?.get('elementRegistry').get(id);
        if (element) {
            this.modeler.get('canvas').scrollToElement(element, { top: 120, bottom: 120, left: 200, right: 200 });
            this.modeler.get('selection').select(element);
        }
    }

    async setProblems(problems: Problem[]): Promise<void> {
        this.problems = problems;
        await this.ready;
        this.markProblems();
    }

    private async build(): Promise<void> {
        const opened = this.opened;
        if (!opened) {
            return;
        }
        const [{ default: Modeler }, { default: camunda }] = await Promise.all([import('bpmn-js/lib/Modeler'), import('camunda-bpmn-moddle/resources/camunda.json')]);
        if (!this.isConnected || opened !== this.opened) {
            return;
        }
        const canvas = document.createElement('div');
        canvas.className = 'px-bpmn-canvas';
        const stage = document.createElement('div');
        stage.className = 'px-bpmn-stage';
        stage.append(canvas, this.tools(opened.settings.texts));
        this.replaceChildren(palette(() => this.modeler, opened.settings.actions, opened.settings.thresholds, opened.settings.texts), stage);
        const modeler: any = new Modeler({
            ...options(canvas),
            moddleExtensions: { camunda },
            additionalModules: [{ paletteProvider: ['value', null] }]
        });
        this.modeler = modeler;
        keepWordsWhole(modeler.get('textRenderer'));
        modeler.get('popupMenu').registerProvider('bpmn-replace', 100, {
            getPopupMenuEntries: () => (entries: Record<string, any>) => Object.fromEntries(Object.entries(entries).filter(([id]) => !REFUSED.test(id))),
            getPopupMenuHeaderEntries: () => (entries: Record<string, any>) => Object.fromEntries(Object.entries(entries).filter(([id]) => !REFUSED.test(id)))
        });
        try {
            await modeler.importXML(opened.xml);
        } catch (error) {
            this.dispatchEvent(new CustomEvent('px-unreadable', { detail: String(error) }));
            return;
        }
        fit(modeler.get('canvas'));
        this.listen(modeler);
        this.markProblems();
    }

    private tools(texts: Record<string, string>): HTMLElement {
        const bar = zoomBar(() => this.modeler?.get('canvas'), texts);
        this.undoButton = iconButton('undo', texts.undo ?? 'Undo', () => this.modeler?.get('commandStack').undo());
        this.redoButton = iconButton('redo', texts.redo ?? 'Redo', () => this.modeler?.get('commandStack').redo());
        this.undoButton.disabled = this.redoButton.disabled = true;
        bar.append(this.undoButton, this.redoButton);
        return bar;
    }

    private listen(modeler: any): void {
        modeler.on('selection.changed', () => this.tellSelection());
        modeler.on('commandStack.changed', () => {
            const stack = modeler.get('commandStack');
            this.undoButton!.disabled = !stack.canUndo();
            this.redoButton!.disabled = !stack.canRedo();
            window.clearTimeout(this.changing);
            this.changing = window.setTimeout(() => {
                this.dispatchEvent(new CustomEvent('px-changed', { detail: { revision: ++this.revision } }));
                this.tellSelection();
            }, 250);
        });
        this.tellSelection();
    }

    private tellSelection(): void {
        if (!this.modeler) {
            return;
        }
        const selected = this.modeler.get('selection').get();
        const element = selected.length === 1 ? selected[0].labelTarget ?? selected[0] : undefined;
        const detail = element?.businessObject?.id ? JSON.stringify(describe(element)) : '';
        this.dispatchEvent(new CustomEvent('px-selected', { detail }));
    }

    private markProblems(): void {
        if (!this.modeler) {
            return;
        }
        const canvas = this.modeler.get('canvas');
        const registry = this.modeler.get('elementRegistry');
        const overlays = this.modeler.get('overlays');
        overlays.remove({ type: 'px-problem' });
        registry.forEach((element: any) => ['px-bad', 'px-warn'].forEach((name) => canvas.removeMarker(element, name)));
        for (const problem of this.problems.filter((entry) => entry.element && registry.get(entry.element))) {
            const error = problem.severity === 'ERROR';
            const element = registry.get(problem.element);
            canvas.addMarker(element, error ? 'px-bad' : 'px-warn');
            const sign = document.createElement('span');
            sign.className = error ? 'px-problem px-problem-error' : 'px-problem';
            sign.textContent = '!';
            sign.title = problem.message;
            const position = element.waypoints ? { top: -8, left: 0 } : { top: -9, right: 9 };
            overlays.add(element.id, 'px-problem', { position, html: sign });
        }
    }

    private tearDown(): void {
        window.clearTimeout(this.changing);
        this.modeler?.destroy();
        this.modeler = undefined;
        this.replaceChildren();
    }
}

if (!customElements.get('px-bpmn-editor')) {
    customElements.define('px-bpmn-editor', PxBpmnEditor);
}
