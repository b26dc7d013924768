/** A lake with sign-in and the public site with the seed, in a process of their own, to be attacked: prints where they are. */
import { startPublicSite } from './public-site.ts'

const site = await startPublicSite(undefined, [], undefined, { signIn: true })
const { apiHost, token } = site.client.config()
const picture = await site.client.fetch<string>('*[_type == "sanity.imageAsset"][0].path')
process.on('SIGTERM', () => void site.stop().then(() => process.exit(0)))
console.log(JSON.stringify({ site: site.origin, lake: apiHost, token, picture }))
