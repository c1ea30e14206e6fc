'use client';

import { createContext, useContext } from 'react';
import { keysUnder } from '#lib/domain/account/keys.ts';

export const BoundKeys = createContext<Record<string, string>>(keysUnder({}));

/** Action -> key, as the signed-in person has them. */
export const useBoundKeys = () => useContext(BoundKeys);
