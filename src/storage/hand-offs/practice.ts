// Conversations that colleagues practise on: nobody is behind them, so nobody is rung for and nothing is counted.

const prefix = 'practice-';

/** The address of a web conversation that nobody has. No visitor ever gets one like it. */
export const practiceAddress = (id: string): string => `${prefix}${id}`;

export const isPractice = (address: string | null): boolean => address?.startsWith(prefix) ?? false;
