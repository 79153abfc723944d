// The package brings no types; this is what the comparison uses.
declare module '@nlpjs/basic' {
  export function dockStart(options: object): Promise<{ get<Part>(name: string): Part }>;
}
