declare namespace App {
  interface Locals {
    /** The article being rendered, for the components its text uses. */
    article?: import('./markdown/article.ts').ArticlePlace;
  }
}
