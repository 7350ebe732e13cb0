import { expect, test } from 'vitest'
import { sha256Of } from './scanHash'

test('the digest is the standard one, in hexadecimal', async () => {
  await expect(sha256Of(new Blob(['abc']))).resolves.toBe(
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  )
})
