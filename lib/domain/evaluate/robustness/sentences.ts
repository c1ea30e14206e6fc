/**
 * A sentence with a number that has nothing to do with the problem. `about`: beginnings of words; in a problem that has one
 * of them the sentence could matter, and is not used. `from` and `to` bound the number.
 */
export type Distractor = { text: string; about: string; from: number; to: number };

const row = (text: string, about: string, from: number, to: number): Distractor => ({
  text,
  about,
  from,
  to,
});

/** On somebody whom the problem names. */
export const onPerson: readonly Distractor[] = [
  row('{name} keeps {n} postcards in a drawer at home.', 'card postcard drawer letter stamp', 6, 60),
  row("{name}'s favourite number is {n}.", 'number digit integer favou favor', 11, 99),
  row('{name} lives at number {n} of a quiet street.', 'street live house address home neighbo', 3, 80),
  row('{name} has a jacket with {n} buttons.', 'jacket button cloth coat shirt sew wear', 4, 14),
  row(
    "{name}'s cousin plays in an orchestra of {n} musicians.",
    'orchestra music cousin instrument band',
    18,
    70,
  ),
  row('{name} once visited a lighthouse with {n} steps.', 'step stair light tower climb', 60, 240),
  row('{name} can name {n} birds by their song.', 'bird song sing duck chicken', 5, 40),
  row("{name}'s bicycle has {n} stickers on it.", 'bike bicycl sticker ride wheel', 3, 20),
];

/** On things that the problem counts, where nothing is said of how many there are. */
export const onThings: readonly Distractor[] = [
  row(
    'A film about {things} that was shown last year lasted {n} minutes.',
    'film movie minute hour watch video',
    70,
    160,
  ),
  row('A book in the library tells of {things} in {n} chapters.', 'book librar chapter page read', 6, 40),
  row('An old song about {things} has {n} verses.', 'song verse sing music poem', 3, 14),
];

/** On nothing of the problem. */
export const onNothing: readonly Distractor[] = [
  row('The town hall has {n} windows.', 'town hall window glass', 24, 120),
  row('The train to the coast leaves from platform {n}.', 'train platform station coast rail', 2, 19),
  row('A poster on the wall shows {n} mountains.', 'poster wall mountain paint', 3, 17),
  row('The old bell tower has {n} stairs.', 'tower stair step climb bell', 80, 300),
  row('The bus that passes outside has the number {n}.', 'bus number', 21, 98),
  row('There are {n} chairs in the waiting room of the town hall.', 'chair seat room hall', 12, 60),
  row('The oldest tree in the park is {n} years old.', 'tree park year old age plant', 90, 400),
  row('A magazine on the table has {n} pages.', 'magazine page book read table', 32, 140),
  row('The bridge over the river rests on {n} pillars.', 'bridge river pillar', 4, 18),
  row('The museum in the next town has {n} rooms.', 'museum room', 9, 48),
  row('The flag above the harbour has {n} stars.', 'flag star harbo', 3, 13),
  row('The cinema around the corner has {n} rows of seats.', 'cinema movie film theat row seat', 12, 34),
  row('The longest word in today’s crossword has {n} letters.', 'word letter puzzle', 9, 17),
  row('The crossing light changed after {n} seconds.', 'light second minute hour traffic', 20, 75),
];
