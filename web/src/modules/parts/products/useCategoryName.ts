// What people call a category; an unknown one is its own name, made readable.
import { usePartsWords } from "../usePartsWords";

/** Turns `SPARE_PART` into the reader's words. */
export function useCategoryName(): (category: string) => string {
  const words: Record<string, string> = usePartsWords().categories;
  return (category) => words[category.toUpperCase().replaceAll(" ", "_")] ?? readable(category);
}

function readable(category: string): string {
  const spaced = category.replaceAll("_", " ").toLowerCase();
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}
