import * as z from 'zod';
import { AppError } from '../../../shared/errors.ts';
import { placeByNis } from '../../../shared/programme/programme.ts';
import { type Merchant, merchantIdSchema } from '../merchant.ts';
import type { StaffDeps } from './staff-deps.ts';

export const merchantParams = z.strictObject({ id: merchantIdSchema });

/** @throws {AppError} merchant.not_found */
export async function findMerchant(
  id: string,
  { merchants }: Pick<StaffDeps, 'merchants'>,
): Promise<Merchant> {
  const merchant = await merchants.get(id);
  if (!merchant) throw new AppError('merchant.not_found', 'There is no such merchant.');
  return merchant;
}

/** The role must be held in the municipality of the merchant. */
export const ofMerchant = async (
  { params: { id } }: { readonly params: { readonly id: string } },
  deps: StaffDeps,
): Promise<readonly string[]> => [(await findMerchant(id, deps)).nis];

/** A NIS code as callers may know it. @throws {AppError} municipality.not_found */
export const presentNis = (nis: string): string => placeByNis(nis).municipality.nis;

export const nisSchema = z.string().regex(/^\d{5}$/);
