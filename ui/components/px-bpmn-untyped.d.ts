/* Libraries of the editor that come without types. */
declare module 'diagram-js-minimap';
declare module 'bpmn-auto-layout';
declare module 'dmn-js-drd/lib/NavigatedViewer';
declare module 'dmn-moddle';
