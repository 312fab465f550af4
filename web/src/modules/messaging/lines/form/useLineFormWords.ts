// The words of the form in the language now in force.
import { createWords } from "@/lib/language";
import { en } from "./words.en";
import { id } from "./words.id";

export const useLineFormWords = createWords(id, en);
