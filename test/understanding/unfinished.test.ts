// Texts that were sent too soon, and short ones that were not.
import { expect, test } from '@jest/globals';
import { understand } from '../support/understanding.ts';

test.each(['jeg er ved', 'kan du', 'jeg skal bruge en', 'har i', 'jeg vil gerne', 'i need', 'can i'])(
  '"%s" only leads up to something and asks for nothing yet',
  (text) => {
    expect(understand(text)).toMatchObject({ unfinished: true, needs: [] });
  },
);

test.each(['mad', 'sove', 'bad', 'er der nogen', 'hvor skal jeg gå hen', 'kaappunga', 'shower'])(
  '"%s" is short and says all',
  (text) => {
    expect(understand(text).unfinished).toBe(false);
  },
);

test('"hvor er det" asks about the place of before', () => {
  const earlier = ['hvor er der åbent nu', '[bot] Åbent nu: Testcaféen Lyset, Eksempelgade, til 15.'];
  expect(understand('hvor er det', earlier)).toMatchObject({ unfinished: false, aspect: 'address' });
});
