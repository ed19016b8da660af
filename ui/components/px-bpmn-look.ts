/* What the viewer and the editor share: colours by token (so that dark needs no redraw), fonts, arrow heads, zoom. */
import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import 'bpmn-js/dist/assets/bpmn-font/css/bpmn.css';
import './px-bpmn.css';

const EXTERNAL_SIZE = 11;
const PICTURE = /<(\w+:)?BPMNShape\b/;
const SVG = 'http://www.w3.org/2000/svg';

export function options(container: HTMLElement): object {
    const fontFamily = getComputedStyle(document.documentElement).getPropertyValue('--lumo-font-family').trim() || 'sans-serif';
    return {
        container,
        bpmnRenderer: {
            defaultFillColor: 'var(--praxis-surface-raised)',
            defaultStrokeColor: 'var(--praxis-n-400)',
            defaultLabelColor: 'var(--lumo-body-text-color)'
        },
        textRenderer: {
            defaultStyle: { fontFamily, fontSize: 12, lineHeight: 1.25 },
            externalStyle: { fontFamily, fontSize: EXTERNAL_SIZE, lineHeight: 1.25 }
        }
    };
}

/**
 * Files measure their labels in the font of the tool that drew them. Where the longest word is wider in ours, the label grows
 * to both sides rather than breaking inside the word; what is stored stays as it was.
 */
export function keepWordsWhole(textRenderer: any): void {
    const create = textRenderer.createText.bind(textRenderer);
    const pen = document.createElement('canvas').getContext('2d');
    textRenderer.createText = (text: string, options: any = {}) => {
        const { box, style } = options;
        if (!pen || !box?.width || style?.fontSize !== EXTERNAL_SIZE) {
            return create(text, options);
        }
        pen.font = `${style.fontSize}px ${style.fontFamily}`;
        const longest = Math.max(0, ...text.split(/[\s-]+/).map((word) => Math.ceil(pen.measureText(word).width) + 2));
        const more = longest - box.width;
        const label = create(text, more > 0 ? { ...options, box: { ...box, width: longest } } : options);
        if (more > 0) {
            label.setAttribute('transform', `translate(${-more / 2} 0)`);
        }
        return label;
    };
}

/** Arrow heads for the flows that a marker colours; the renderer's own heads keep the colour they were drawn with. */
export function addArrowHeads(container: HTMLElement, prefix: string): void {
    const svg = container.querySelector('.djs-container svg');
    if (!svg || svg.querySelector(`#${prefix}-done`)) {
        return;
    }
    const defs = document.createElementNS(SVG, 'defs');
    const marker = document.createElementNS(SVG, 'marker');
    const attributes = { id: `${prefix}-done`, viewBox: '0 0 20 20', refX: '11', refY: '10', markerWidth: '10', markerHeight: '10', orient: 'auto' };
    Object.entries(attributes).forEach(([name, value]) => marker.setAttribute(name, value));
    const head = document.createElementNS(SVG, 'path');
    head.setAttribute('d', 'M 1 5 L 11 10 L 1 15 Z');
    head.setAttribute('class', 'px-head-done');
    marker.append(head);
    defs.append(marker);
    svg.prepend(defs);
}

const ICONS: Record<string, string> = {
    plus: 'M8 3v10M3 8h10',
    minus: 'M3 8h10',
    fit: 'M2.5 5.5v-3h3M13.5 5.5v-3h-3M2.5 10.5v3h3M13.5 10.5v3h-3',
    map: 'M2.5 3.5l3.5-1 4 1.5 3.5-1v9.5l-3.5 1-4-1.5-3.5 1zM6 2.5v9.5M10 4v9.5',
    list: 'M6 4h7.5M6 8h7.5M6 12h7.5M2.7 4h.1M2.7 8h.1M2.7 12h.1',
    find: 'M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9zM10.3 10.3L14 14',
    undo: 'M5.5 3L2.5 6l3 3M2.5 6h7a4 4 0 0 1 0 8H6',
    redo: 'M10.5 3l3 3-3 3M13.5 6h-7a4 4 0 0 0 0 8H10'
};

export function icon(path: string): SVGElement {
    const svg = document.createElementNS(SVG, 'svg');
    svg.setAttribute('viewBox', '0 0 16 16');
    svg.setAttribute('aria-hidden', 'true');
    svg.setAttribute('class', 'px-bpmn-icon');
    const shape = document.createElementNS(SVG, 'path');
    shape.setAttribute('d', path);
    svg.append(shape);
    return svg;
}

export function iconButton(name: string, label: string, action: () => void): HTMLButtonElement {
    const button = document.createElement('button');
    button.type = 'button';
    button.title = label;
    button.setAttribute('aria-label', label);
    button.append(icon(ICONS[name] ?? name));
    button.addEventListener('click', action);
    return button;
}

/** A file without a picture is laid out; what cannot be laid out says why when it is opened. */
export async function withPicture(xml: string): Promise<string> {
    if (PICTURE.test(xml)) {
        return xml;
    }
    try {
        const { layOut } = await import('./px-bpmn-layout');
        return await layOut(xml);
    } catch (error) {
        return xml;
    }
}

/** Fits the diagram with a margin, never larger than life. */
export function fit(canvas: any, side = 24): void {
    const outer = canvas.viewbox().outer;
    if (!outer.width || !outer.height) {
        return;
    }
    const inner = canvas.viewbox().inner;
    const margin = 24;
    const scale = Math.min(1, outer.width / (inner.width + 2 * side), outer.height / (inner.height + 2 * margin));
    const width = outer.width / scale;
    const height = outer.height / scale;
    canvas.viewbox({
        x: inner.x + inner.width / 2 - width / 2,
        y: inner.y + inner.height / 2 - height / 2,
        width,
        height
    });
}

export function zoomBar(canvas: () => any, texts: Record<string, string>): HTMLElement {
    const bar = document.createElement('div');
    bar.className = 'px-bpmn-zoom';
    const zoom = (factor: number) => canvas()?.zoom(Math.min(4, Math.max(0.2, canvas().zoom() * factor)));
    bar.append(
        iconButton('plus', texts.zoomIn ?? 'Zoom in', () => zoom(1.2)),
        iconButton('minus', texts.zoomOut ?? 'Zoom out', () => zoom(1 / 1.2)),
        iconButton('fit', texts.fit ?? 'Fit', () => canvas() && fit(canvas()))
    );
    return bar;
}
