/* The requirements of a file of decisions, drawn: what reads what. A click opens a decision; what can be done to it stands beside it. */
import { fit, zoomBar } from '../components/px-bpmn-look';
import { DrdHands } from './px-drd-hands';
import 'dmn-js-drd/assets/css/dmn-js-drd.css';
import './px-drd.css';

interface Shown {
    xml: string;
    /** The decision that is open beside it. */
    chosen: string;
    /** Values of the last try by decision, and what is to be mended. */
    said: Record<string, string>;
    bad: string[];
    texts: Record<string, string>;
    label: string;
    /** What each decision requires or may require, by id; nothing where the file is only looked at. */
    may: Record<string, string[]>;
    names: Record<string, string>;
    /** Ids of what can be drawn elsewhere. */
    movable: string[];
}

class PxDrd extends HTMLElement {
    private viewer: any;
    private drawn = '';
    private shown: Shown | undefined;
    private resizing: ResizeObserver | undefined;
    private hands: DrdHands | undefined;

    connectedCallback(): void {
        this.classList.add('px-bpmn', 'px-drd');
        if (this.shown) {
            void this.draw();
        }
    }

    disconnectedCallback(): void {
        // A move in the page detaches and attaches: tear down only what stays away.
        queueMicrotask(() => !this.isConnected && this.tearDown());
    }

    show(shown: Shown): void {
        this.shown = shown;
        void this.draw();
    }

    private async draw(): Promise<void> {
        const shown = this.shown;
        if (!shown) {
            return;
        }
        const [{ default: Viewer }, { DmnModdle }] = await Promise.all([import('dmn-js-drd/lib/NavigatedViewer'), import('dmn-moddle')]);
        if (!this.isConnected || shown !== this.shown) {
            return;
        }
        const focus = this.hands?.focused();
        const view = this.viewer && this.viewer.get('canvas').viewbox();
        if (!this.viewer || this.drawn !== shown.xml) {
            this.tearDown();
            const canvas = this.build(Viewer, shown);
            try {
                const { rootElement } = await new DmnModdle().fromXML(shown.xml, 'dmn:Definitions');
                await this.viewer.open(rootElement);
            } catch (error) {
                canvas.textContent = `${shown.texts.unreadable ?? 'Unreadable'} ${error}`;
                return;
            }
            this.drawn = shown.xml;
            this.fitted();
            this.stay(view);
        }
        this.mark(shown);
        this.hands?.focus(focus);
    }

    private build(Viewer: any, shown: Shown): HTMLElement {
        const canvas = document.createElement('div');
        canvas.className = 'px-bpmn-canvas';
        canvas.setAttribute('role', 'figure');
        canvas.setAttribute('aria-label', shown.label);
        this.append(canvas, zoomBar(() => this.viewer?.get('canvas'), shown.texts));
        const fontFamily = getComputedStyle(document.documentElement).getPropertyValue('--lumo-font-family').trim() || 'sans-serif';
        this.viewer = new Viewer({
            container: canvas,
            drdRenderer: {
                defaultFillColor: 'var(--praxis-surface-raised)',
                defaultStrokeColor: 'var(--praxis-n-400)',
                defaultLabelColor: 'var(--lumo-body-text-color)'
            },
            textRenderer: { defaultStyle: { fontFamily, fontSize: 12, lineHeight: 1.25 } },
            additionalModules: [{ drillDown: ['value', {}], definitionPropertiesView: ['value', {}], definitionPropertiesPaletteAdapter: ['value', {}] }]
        });
        this.hands = new DrdHands(this.viewer, canvas, (what, id, other = '') =>
            this.dispatchEvent(new CustomEvent('px-decision', { detail: { what, id, other } }))
        );
        this.resizing = new ResizeObserver(() => this.fitted());
        this.resizing.observe(canvas);
        return canvas;
    }

    /** Small graphs are not blown up: at most their own size. */
    private fitted(): void {
        const canvas = this.viewer?.get('canvas');
        if (!canvas || !this.drawn || this.clientWidth === 0) {
            return;
        }
        canvas.resized();
        fit(canvas, 80);
        if (canvas.zoom() > 1) {
            canvas.zoom(1, 'auto');
        }
    }

    /** Who moved something goes on looking at the same part of the picture, as long as all of it stays in sight. */
    private stay(view: any): void {
        const canvas = this.viewer.get('canvas');
        const { inner } = canvas.viewbox();
        const sees = view && inner.x >= view.x && inner.y >= view.y && inner.x + inner.width <= view.x + view.width && inner.y + inner.height <= view.y + view.height;
        if (sees) {
            canvas.viewbox({ x: view.x, y: view.y, width: view.width, height: view.height });
        }
    }

    private mark(shown: Shown): void {
        const canvas = this.viewer.get('canvas');
        const overlays = this.viewer.get('overlays');
        overlays.clear();
        const bad = new Set(shown.bad);
        this.viewer.get('elementRegistry').forEach((element: any) => {
            const set = (name: string, on: boolean) => (on ? canvas.addMarker(element, name) : canvas.removeMarker(element, name));
            set('px-chosen', element.id === shown.chosen);
            set('px-bad', bad.has(element.id));
            if (shown.said[element.id] && !element.waypoints) {
                const chip = document.createElement('div');
                chip.className = 'px-drd-said';
                chip.textContent = shown.said[element.id];
                overlays.add(element.id, { position: { bottom: 22, left: 6 }, html: chip });
            }
        });
        this.hands?.show(shown);
    }

    private tearDown(): void {
        this.resizing?.disconnect();
        this.hands?.end();
        this.hands = undefined;
        this.viewer?.destroy();
        this.viewer = undefined;
        this.drawn = '';
        this.replaceChildren();
    }
}

customElements.define('px-drd', PxDrd);
