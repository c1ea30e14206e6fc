/** Given names that problems use; a word that may mean something else (Grace, May, Will) is not among them. */
const given =
  'Aaron Abby Abigail Adam Adrian Ahmed Aiden Akira Alan Alana Albert Alex Alexa Alexander Alexis Ali Alice Alicia Alina ' +
  'Alison Allison Alyssa Amanda Amara Amelia Amina Amy Ana Andrea Andrew Andy Angela Anita Ann Anna Anne Annie Anthony ' +
  'Antonio Ariana Arthur Asha Ashley Audrey Ava Barbara Beatrice Becky Ben Benjamin Benny Bernice Beth Betty Beverly Billy ' +
  'Bob Bobby Brandon Brenda Brian Bridget Brittany Bruce Caleb Cameron Camila Carl Carla Carlos Carmen Carol Caroline ' +
  'Carrie Casey Catherine Cathy Charles Charlie Charlotte Cheryl Chloe Chris Christina Christine Christopher Cindy Claire ' +
  'Clara Connor Craig Cynthia Daisy Dana Daniel Danny Darren Dave David Deborah Debra Dennis Derek Diana Diane Diego Donald ' +
  'Donna Doris Dorothy Doug Douglas Dylan Eddie Edward Eileen Elaine Eleanor Elena Eli Elijah Elise Elizabeth Ella Ellen ' +
  'Emily Emma Eric Erica Erik Erin Ethan Eva Evan Evelyn Fatima Felix Fiona Fernando Francine Francis Frank Fred Gabriel ' +
  'Gabriella Gary George Gerald Gina Gloria Greg Gregory Hannah Harold Harry Heather Hector Heidi Helen Henry Howard Ian ' +
  'Irene Isaac Isabel Isabella Jack Jackie Jackson Jacob Jake James Jamie Jane Janet Janice Jared Jasmine Jason Javier Jean ' +
  'Jeff Jeffrey Jen Jenna Jennifer Jenny Jeremy Jerome Jerry Jesse Jessica Jill Jim Jimmy Joan Joanna Joe Joel John Johnny ' +
  'Jon Jonathan Jordan Jose Joseph Josh Joshua Joyce Juan Judy Julia Julian Juliana Julie Justin Karen Karl Karla Kate ' +
  'Katherine Kathy Katie Kayla Keith Kelly Ken Kenneth Kenny Kevin Kim Kimberly Kyle Larry Laura Lauren Laurie Leah Lena Leo ' +
  'Leon Leonard Leslie Leticia Liam Linda Lisa Liz Logan Lois Lori Louis Louise Lucas Lucia Lucy Luis Luke Lydia Madeline ' +
  'Madison Mandy Marcus Margaret Maria Marie Marissa Martha Martin Marvin Mary Mason Matt Matthew Maya Megan Melanie Melissa ' +
  'Mia Michael Michelle Miguel Mike Mila Miranda Mohamed Molly Monica Nadia Nancy Naomi Natalia Natalie Nathan Nell Nicholas ' +
  'Nicole Nina Noah Nora Oliver Olivia Omar Oscar Owen Pablo Pam Pamela Patricia Patrick Paul Paula Pedro Peggy Peter Phil ' +
  'Philip Phillip Priya Rachel Ralph Randy Raul Raymond Rebecca Ricardo Richard Rick Ricky Rita Roberta Robert Roger Ron ' +
  'Ronald Rosa Rosie Roy Ruben Russell Ruth Ryan Sabrina Sally Sam Samantha Samuel Sandra Sara Sarah Scott Sean Sebastian ' +
  'Seth Shane Shannon Sharon Shawn Sheila Shelby Shirley Simon Sofia Sonia Sophia Sophie Stacy Stan Stephanie Stephen Steve ' +
  'Steven Stuart Sue Susan Suzanne Sydney Tamara Tanya Tara Ted Teresa Terry Thomas Tiffany Tim Timothy Tina Toby Todd Tom ' +
  'Tommy Tony Tracy Travis Trevor Tyler Valerie Vanessa Veronica Vicki Victor Victoria Vincent Virginia Walter Wanda Wayne ' +
  'Wendy William Xavier Yolanda Yuki Yusuf Zach Zachary Zoe';

const names = new Set(given.split(' '));

/** The person whom a text names last, so that "she" in the next sentence still means the same one; null without one. */
export function lastName(text: string): string | null {
  return [...text.matchAll(/\b[A-Z][a-z]{1,12}\b/g)].findLast(([word]) => names.has(word))?.[0] ?? null;
}

const measures =
  /^(?:centimet|met|kilomet|inch|feet|foot|yard|mile|gram|kilogram|pound|ounce|lit|gallon|second|minute|hour|day|week|month|year|decade|dollar|cent|euro|percent|time|degree|unit|point|digit|number|way|other|more|less|mph|fraction|part|side|step|row|page)/;

/** Things that the text counts ("16 eggs"), the last one first; measures are none. */
export function countedThings(text: string): string[] {
  const found = [...text.matchAll(/\b\d+ ([a-z]{3,14}s)\b(?! of\b)/g)].map(([, word]) => word!);
  return [...new Set(found.reverse())].filter((word) => !measures.test(word) && !/(?:ss|us|is)$/.test(word));
}
