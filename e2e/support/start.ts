import { startProduct } from './server.ts'

/** One server for the whole run; `PREAU_E2E_URL` points the tests at one that is already there. */
export default async function start(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.PREAU_E2E_URL) return undefined
  const product = await startProduct()
  Object.assign(process.env, {
    PREAU_E2E_URL: product.url,
    PREAU_E2E_DATABASE_URL: product.databaseUrl,
    PREAU_E2E_DATA: product.dataFolder,
  })
  return product.stop
}
