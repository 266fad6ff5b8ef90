declare namespace App {
  interface Locals {
    /** The article being rendered, for the components its text uses. */
    article?: { readonly slug: string; readonly language: import('./engine/index.ts').Language };
  }
}
