/**
 * fast-check with one seed for every run of the suite, so that a run says what the last change did.
 * PROPERTY_SEED takes another; `npm run soak properties` goes on with new ones.
 */
import fc from 'fast-check'

fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(process.env['PROPERTY_SEED'] ?? 1) })

export { fc }
