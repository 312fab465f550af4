// The words of the import of products in the language now in force.
import { createWords } from "@/lib/language";
import { en } from "./words.en";
import { id } from "./words.id";

export const useImportWords = createWords(id, en);
