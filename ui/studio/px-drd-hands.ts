/*
 * What can be done in the picture of a file of decisions: beside the open one, buttons to add what it requires, to draw a line,
 * to rename it and to take it out; on a line, one to take it out. A box is drawn elsewhere. The picture itself is drawn anew
 * from the changed file.
 */
import { iconButton } from '../components/px-bpmn-look';

type What = 'open' | 'table' | 'expression' | 'connect' | 'disconnect' | 'rename' | 'remove' | 'move' | 'undo' | 'redo';
type Act = (what: What, id: string, other?: string) => void;

const ICONS: Record<string, string> = {
    table: 'M2.5 3.5h11v9h-11zM2.5 6.5h11M6.5 6.5v6',
    expression: 'M6 3.5H5a1.5 1.5 0 0 0-1.5 1.5v1.5L2.5 8l1 1.5V11A1.5 1.5 0 0 0 5 12.5h1M10 3.5h1A1.5 1.5 0 0 1 12.5 5v1.5l1 1.5-1 1.5V11a1.5 1.5 0 0 1-1.5 1.5h-1M8 6v4M6 8h4',
    connect: 'M3 13L13 3M8 3h5v5',
    rename: 'M3 13l.6-2.6 7-7a1.4 1.4 0 0 1 2 2l-7 7z',
    remove: 'M3 4.5h10M6.5 4.5v-2h3v2M4.5 4.5l.5 9h6l.5-9'
};
const SVG = 'http://www.w3.org/2000/svg';
const FAR = 8;
/** Boxes that were moved stand on a raster, so that what is meant to stand level does. */
const RASTER = 10;
const ARROWS: Record<string, [number, number]> = { ArrowLeft: [-RASTER, 0], ArrowRight: [RASTER, 0], ArrowUp: [0, -RASTER], ArrowDown: [0, RASTER] };

/** What stands on the screen, and what can be done to it. */
export interface Hands {
    chosen: string;
    may: Record<string, string[]>;
    names: Record<string, string>;
    texts: Record<string, string>;
    movable: string[];
}

function level(place: number): number {
    return Math.round(place / RASTER) * RASTER;
}

export class DrdHands {
    private chosen = '';
    private may: Record<string, string[]> = {};
    private names: Record<string, string> = {};
    private texts: Record<string, string> = {};
    private movable: string[] = [];
    /** The click that ends a move opens nothing. */
    private moved = false;
    private from = '';
    private line: SVGLineElement | undefined;
    private lineChosen: { id: string; target: string; source: string; overlay: string } | undefined;
    private readonly hint = document.createElement('div');
    private readonly stop = new AbortController();

    constructor(
        private readonly viewer: any,
        private readonly canvas: HTMLElement,
        private readonly act: Act
    ) {
        const { signal } = this.stop;
        this.hint.className = 'px-drd-hint';
        this.hint.setAttribute('role', 'status');
        canvas.append(this.hint);
        viewer.get('eventBus').on('element.click', ({ element }: any) => this.clicked(element));
        viewer.get('eventBus').on('element.dblclick', 2000, ({ element }: any) => {
            if (this.may[element.id]) {
                this.act('rename', element.id);
            }
            return false;
        });
        canvas.addEventListener('keydown', (event) => this.key(event), { signal });
        canvas.addEventListener('pointermove', (event) => this.drawTo(event), { signal });
        canvas.addEventListener('pointerdown', (event) => this.take(event), { signal });
    }

    /** What is on the screen now; nothing may be required or moved where nothing may be changed. */
    show(shown: Hands): void {
        const { chosen, may, names, texts, movable } = shown;
        Object.assign(this, { chosen, may, names, texts, movable });
        // What is taken by the hand does not move the whole picture.
        movable.forEach((id) => this.graphics(id) && this.viewer.get('canvas').addMarker(id, 'djs-draggable'));
        this.lineChosen = undefined;
        for (const id of Object.keys(names)) {
            const shape = this.graphics(id);
            shape?.setAttribute('tabindex', '0');
            shape?.setAttribute('role', 'button');
            shape?.setAttribute('aria-label', names[id]);
            shape?.toggleAttribute('aria-current', id === chosen);
        }
        if (may[chosen]) {
            this.viewer.get('overlays').add(chosen, { position: { top: 0, right: -6 }, scale: false, html: this.pad(chosen) });
        }
    }

    end(): void {
        this.stop.abort();
        this.letGo();
    }

    /** @return what has the focus, to be given it again in the next picture */
    focused(): string | undefined {
        const on = document.activeElement;
        if (!on || !this.canvas.contains(on)) {
            return undefined;
        }
        return (on as HTMLElement).dataset.act ?? this.idAt(on);
    }

    focus(what: string | undefined): void {
        if (what) {
            const again = this.canvas.querySelector<HTMLElement>(`.px-drd-pad [data-act="${what}"]`) ?? this.graphics(what) ?? this.graphics(this.chosen);
            (again as HTMLElement | undefined)?.focus();
        }
    }

    private graphics(id: string): SVGElement | undefined {
        return this.viewer.get('elementRegistry').getGraphics(id);
    }

    private pad(id: string): HTMLElement {
        const pad = document.createElement('div');
        pad.className = 'px-drd-pad';
        pad.setAttribute('role', 'toolbar');
        pad.setAttribute('aria-label', this.names[id] ?? id);
        const add = (what: string, action: () => void): HTMLButtonElement => {
            const button = iconButton(ICONS[what], this.texts[what] ?? what, action);
            button.dataset.act = what;
            pad.append(button);
            return button;
        };
        add('table', () => this.act('table', id));
        add('expression', () => this.act('expression', id));
        if (this.may[id].length > 0) {
            const connect = add('connect', () => this.from || this.begin(id));
            connect.addEventListener('pointerdown', (event) => this.drag(event, id));
        }
        add('rename', () => this.act('rename', id));
        if (this.texts.own !== id) {
            add('remove', () => this.act('remove', id));
        }
        // What is pressed here does not move the picture.
        ['mousedown', 'dblclick', 'click'].forEach((kind) => pad.addEventListener(kind, (event) => event.stopPropagation()));
        return pad;
    }

    private clicked(element: any): void {
        if (this.moved) {
            this.moved = false;
        } else if (this.from) {
            this.choose(element.id);
        } else if (element.waypoints) {
            this.chooseLine(element);
        } else if (element.parent) {
            this.dropLine();
            this.act('open', element.id);
        } else {
            this.dropLine();
        }
    }

    // ---- a box that goes elsewhere ----

    private take(event: PointerEvent): void {
        const id = (event.target as Element).closest?.('.djs-shape')?.getAttribute('data-element-id') ?? '';
        this.moved = false;
        if (event.button !== 0 || this.from || !this.movable.includes(id)) {
            return;
        }
        const shape = this.viewer.get('elementRegistry').get(id);
        const place = (moved: PointerEvent): [number, number] => {
            const zoom = this.viewer.get('canvas').zoom();
            return [level(shape.x + (moved.clientX - event.clientX) / zoom), level(shape.y + (moved.clientY - event.clientY) / zoom)];
        };
        const over = new AbortController();
        const signal = AbortSignal.any([over.signal, this.stop.signal]);
        const end = (): void => {
            over.abort();
            this.canvas.classList.remove('px-moving');
            this.put(shape, shape.x, shape.y);
        };
        const move = (moved: PointerEvent): void => {
            if (!this.moved && Math.hypot(moved.clientX - event.clientX, moved.clientY - event.clientY) > FAR) {
                this.moved = true;
                this.canvas.classList.add('px-moving');
            }
            if (this.moved) {
                this.put(shape, ...place(moved));
            }
        };
        window.addEventListener('pointermove', move, { signal });
        window.addEventListener('pointercancel', end, { signal });
        window.addEventListener('keydown', (key) => key.key === 'Escape' && end(), { signal });
        window.addEventListener(
            'pointerup',
            (released) => {
                end();
                if (this.moved) {
                    this.moveTo(shape, ...place(released));
                }
            },
            { signal }
        );
    }

    private moveTo(shape: any, x: number, y: number): void {
        if (x !== shape.x || y !== shape.y) {
            this.put(shape, x, y);
            this.act('move', shape.id, `${x},${y}`);
        }
    }

    private put(shape: any, x: number, y: number): void {
        this.graphics(shape.id)?.setAttribute('transform', `matrix(1 0 0 1 ${x} ${y})`);
    }

    /** By the keyboard: with Alt and an arrow, or Ctrl and Z. */
    private held(event: KeyboardEvent, id: string | undefined): boolean {
        const by = event.altKey && ARROWS[event.key];
        if (by && id && this.movable.includes(id)) {
            const shape = this.viewer.get('elementRegistry').get(id);
            this.moveTo(shape, level(shape.x + by[0]), level(shape.y + by[1]));
            return true;
        }
        const key = event.key.toLowerCase();
        if ((event.ctrlKey || event.metaKey) && (key === 'z' || key === 'y') && this.movable.length > 0) {
            this.act(key === 'y' || event.shiftKey ? 'redo' : 'undo', '');
            return true;
        }
        return false;
    }

    // ---- a line that comes ----

    private begin(id: string): void {
        this.from = id;
        this.dropLine();
        const canvas = this.viewer.get('canvas');
        this.canvas.classList.add('px-connecting');
        for (const other of Object.keys(this.names)) {
            canvas.addMarker(other, other === id ? 'px-from' : this.may[id].includes(other) ? 'px-may' : 'px-may-not');
        }
        this.hint.textContent = this.texts.choose ?? '';
        const first = this.may[id][0];
        this.graphics(first)?.focus();
    }

    private drag(event: PointerEvent, id: string): void {
        const { clientX, clientY } = event;
        this.begin(id);
        const up = (released: PointerEvent) => {
            if (Math.hypot(released.clientX - clientX, released.clientY - clientY) > FAR) {
                this.choose(this.idAt(document.elementFromPoint(released.clientX, released.clientY)));
            }
        };
        window.addEventListener('pointerup', up, { once: true, signal: this.stop.signal });
        event.preventDefault();
    }

    private choose(other: string | undefined): void {
        const id = this.from;
        this.letGo();
        if (other && this.may[id]?.includes(other)) {
            this.act(this.isDrawn(id, other) ? 'disconnect' : 'connect', id, other);
        }
    }

    private letGo(): void {
        const canvas = this.from ? this.viewer.get('canvas') : undefined;
        this.from = '';
        this.hint.textContent = '';
        this.line?.remove();
        this.line = undefined;
        this.canvas.classList.remove('px-connecting');
        Object.keys(canvas ? this.names : {}).forEach((id) => ['px-from', 'px-may', 'px-may-not'].forEach((name) => canvas.removeMarker(id, name)));
    }

    private drawTo(event: PointerEvent): void {
        const start = this.from && this.graphics(this.from)?.getBoundingClientRect();
        const svg = this.canvas.querySelector('svg');
        if (!start || !svg) {
            return;
        }
        if (!this.line) {
            this.line = document.createElementNS(SVG, 'line');
            this.line.setAttribute('class', 'px-drd-line');
            svg.append(this.line);
        }
        const box = svg.getBoundingClientRect();
        const ends = {
            x1: start.left + start.width / 2 - box.left,
            y1: start.top + start.height / 2 - box.top,
            x2: event.clientX - box.left,
            y2: event.clientY - box.top
        };
        Object.entries(ends).forEach(([name, value]) => this.line?.setAttribute(name, String(value)));
    }

    private isDrawn(id: string, other: string): boolean {
        return this.viewer
            .get('elementRegistry')
            .filter((element: any) => element.waypoints)
            .some((line: any) => line.target?.id === id && line.source?.id === other);
    }

    // ---- a line that goes ----

    private chooseLine(element: any): void {
        this.dropLine();
        const { source, target, waypoints } = element;
        if (!this.may[target?.id] || !this.names[source?.id]) {
            return;
        }
        const xs = waypoints.map((point: any) => point.x);
        const ys = waypoints.map((point: any) => point.y);
        const button = iconButton(ICONS.remove, this.texts.disconnect ?? '', () => this.act('disconnect', target.id, source.id));
        button.className = 'px-drd-cut';
        button.addEventListener('mousedown', (event) => event.stopPropagation());
        const overlay = this.viewer.get('overlays').add(element.id, {
            position: { left: (Math.max(...xs) - Math.min(...xs)) / 2 - 14, top: (Math.max(...ys) - Math.min(...ys)) / 2 - 14 },
            scale: false,
            html: button
        });
        this.viewer.get('canvas').addMarker(element, 'px-line-chosen');
        this.lineChosen = { id: element.id, target: target.id, source: source.id, overlay };
        button.focus();
    }

    private dropLine(): void {
        if (this.lineChosen) {
            this.viewer.get('overlays').remove(this.lineChosen.overlay);
            this.viewer.get('canvas').removeMarker(this.lineChosen.id, 'px-line-chosen');
            this.lineChosen = undefined;
        }
    }

    // ---- keys ----

    private key(event: KeyboardEvent): void {
        const id = this.idAt(event.target as Element);
        const keys: Record<string, () => void> = {
            Escape: () => (this.from ? this.letGo() : this.dropLine()),
            Enter: () => id && (this.from ? this.choose(id) : this.act('open', id)),
            F2: () => id && this.may[id] && this.act('rename', id),
            Delete: () =>
                this.lineChosen
                    ? this.act('disconnect', this.lineChosen.target, this.lineChosen.source)
                    : id && this.may[id] && id !== this.texts.own && this.act('remove', id)
        };
        const busy = this.from || this.lineChosen;
        if (!busy && this.held(event, id)) {
            event.preventDefault();
            event.stopPropagation();
        } else if (keys[event.key] && (event.key === 'Escape' ? busy : id || (event.key === 'Delete' && busy))) {
            keys[event.key]();
            event.preventDefault();
            event.stopPropagation();
        }
    }

    private idAt(element: Element | null): string | undefined {
        const id = element?.closest('[data-element-id]')?.getAttribute('data-element-id') ?? undefined;
        return id && this.names[id] ? id : undefined;
    }
}
