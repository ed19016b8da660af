/* Two diagrams beside each other that move together; what is marked on them is for those who extend this. */
import { fit, keepWordsWhole, options, withPicture, zoomBar } from '../components/px-bpmn-look';

export interface Picture {
    before: string;
    after: string;
    texts: Record<string, string>;
    labels: [string, string];
}

export abstract class PxBpmnPair<P extends Picture> extends HTMLElement {
    /** The older diagram, the newer one; nothing where there is none or it cannot be read. */
    protected sides: any[] = [undefined, undefined];
    protected wanted: P | undefined;
    protected together = true;
    private follows = false;
    /** Which drawing is under way: one that another has overtaken adds nothing more. */
    private turn = 0;
    private shift = { x: 0, y: 0 };

    disconnectedCallback(): void {
        queueMicrotask(() => {
            if (!this.isConnected) {
                this.turn++;
                this.tearDown();
            }
        });
    }

    protected get viewers(): any[] {
        return this.sides.filter((viewer) => viewer);
    }

    /** Called once a diagram was drawn. */
    protected abstract drawn(viewer: any, place: number, picture: P): void;

    /** Called once both are drawn and fitted. */
    protected abstract ready(): void;

    protected isLinked(): boolean {
        return this.together;
    }

    protected async draw(): Promise<void> {
        const wanted = this.wanted;
        if (!wanted) {
            return;
        }
        const turn = ++this.turn;
        const { default: Viewer } = await import('bpmn-js/lib/NavigatedViewer');
        if (!this.isConnected || turn !== this.turn) {
            return;
        }
        this.tearDown();
        for (const [place, xml] of [wanted.before, wanted.after].entries()) {
            await this.build(Viewer, place, xml, wanted, turn);
            if (turn !== this.turn) {
                return;
            }
        }
        // The first was drawn while it had all the room: both are fitted once each has its own.
        this.viewers.forEach((viewer) => {
            viewer.get('canvas').resized();
            fit(viewer.get('canvas'));
        });
        this.ready();
    }

    private async build(Viewer: any, place: number, xml: string, wanted: P, turn: number): Promise<void> {
        const pane = document.createElement('div');
        pane.className = place === 0 ? 'px-bpmn px-diff-pane px-diff-before' : 'px-bpmn px-diff-pane px-diff-after';
        const canvas = document.createElement('div');
        canvas.className = 'px-bpmn-canvas';
        canvas.setAttribute('role', 'figure');
        canvas.setAttribute('aria-label', wanted.labels[place]);
        pane.append(canvas);
        this.append(pane);
        if (!xml) {
            pane.append(said(wanted.texts.none));
            return;
        }
        const viewer = new Viewer(options(canvas));
        keepWordsWhole(viewer.get('textRenderer'));
        this.sides[place] = viewer;
        try {
            await viewer.importXML(await withPicture(xml));
        } catch (error) {
            if (turn !== this.turn) {
                return;
            }
            pane.append(said(`${wanted.texts.unreadable} ${String(error)}`));
            return;
        }
        if (turn !== this.turn) {
            return;
        }
        if (place === 1) {
            pane.append(zoomBar(() => viewer.get('canvas'), wanted.texts));
        }
        this.drawn(viewer, place, wanted);
        fit(viewer.get('canvas'));
        viewer.get('eventBus').on(['canvas.viewbox.changed', 'root.set'], () => this.follow(place, 1 - place));
    }

    protected follow(from: number, to: number): void {
        const [leader, follower] = [this.sides[from], this.sides[to]];
        if (this.follows || !this.isLinked() || !leader || !follower) {
            return;
        }
        this.apart(() => {
            // Collapsed sub-processes have planes of their own: both look at the same one, where both have it.
            const root = follower.get('elementRegistry').get(leader.get('canvas').getRootElement().id);
            if (root && root !== follower.get('canvas').getRootElement()) {
                follower.get('canvas').setRootElement(root);
            }
            const { x, y, width, height } = leader.get('canvas').viewbox();
            const way = from === 0 ? 1 : -1;
            follower.get('canvas').viewbox({ x: x + way * this.shift.x, y: y + way * this.shift.y, width, height });
        });
    }

    /** Does something to one of them that the other does not follow. */
    protected apart(work: () => void): void {
        const before = this.follows;
        this.follows = true;
        work();
        this.follows = before;
    }

    /** They move together from where each of them is now. */
    protected link(): void {
        if (this.sides[0] && this.sides[1]) {
            const [left, right] = this.sides.map((viewer) => viewer.get('canvas').viewbox());
            this.shift = { x: right.x - left.x, y: right.y - left.y };
        }
    }

    protected tearDown(): void {
        this.viewers.forEach((viewer) => viewer.destroy());
        this.sides = [undefined, undefined];
        this.shift = { x: 0, y: 0 };
        this.replaceChildren();
    }
}

function said(text: string): HTMLElement {
    const none = document.createElement('p');
    none.className = 'px-diff-none';
    none.textContent = text;
    return none;
}
