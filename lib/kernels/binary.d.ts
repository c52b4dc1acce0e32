/** The WebAssembly module in base64: `npm run build` makes it from the sources in assembly/. */
export declare const binary: string;
