/** A digest of the API's shapes, set by vite.config.ts: reads that were kept in other shapes are not shown. */
declare const __SHAPES__: string;
