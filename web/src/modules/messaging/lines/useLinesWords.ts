// The words of the WhatsApp numbers in the language now in force.
import { createWords } from "@/lib/language";
import { en } from "./words.en";
import { id } from "./words.id";

export const useLinesWords = createWords(id, en);
