/** The Studio: Dutch, with a desk by task, on the embedded lake or on hosted Sanity. */
import { nlNLLocale } from '@sanity/locale-nl-nl'
import { documentSchemas } from '@programme/content-schemas'
import { defineConfig } from 'sanity'
import { structureTool } from 'sanity/structure'
import { readStudioConfiguration } from './configuration.ts'
import { DocumentLayout } from './desk/DocumentLayout.tsx'
import { FormInput } from './desk/FormInput.tsx'
import { ToolMenuWithStatus } from './desk/status/SiteStatus.tsx'
import { mediaTool } from './desk/media/media-tool.ts'
import { withMediaLibrary } from './desk/media/PickPicture.tsx'
import { inboxTool } from './desk/inbox/inbox-tool.ts'
import { documentActions } from './desk/actions/document-actions.ts'
import { dutchBundles } from './desk/dutch/bundles.ts'
import { helpInspector } from './desk/help/help-inspector.ts'
import { openOnToday } from './desk/open-on-today.tsx'
import { StudioLayout } from './desk/StudioLayout.tsx'
import { signIn } from './desk/sign-in/sign-in.ts'
import { structure } from './desk/structure.ts'
import { preview } from './desk/preview/presentation.ts'
import { templates } from './desk/templates.ts'
import { deriveSchemaTypes } from './schema/derive.ts'
import { createLakeClientFactory } from './transport/client-factory.ts'
import { createCheckedClientFactory } from './transport/checked-client.ts'
import { enforceSameOrigin } from './transport/same-origin.ts'
import { quietProtocolNotice } from './transport/quiet-protocol-notice.ts'

const { projectId, dataset, hosted, previewUrl } = readStudioConfiguration()
const origin = typeof location === 'undefined' ? 'http://localhost:3333' : location.origin
const off = { enabled: false }
enforceSameOrigin(origin, hosted ? undefined : projectId)
if (!hosted) quietProtocolNotice()

export default defineConfig({
  name: 'default',
  title: 'Levendige binnenstad',
  projectId,
  dataset,
  ...(hosted
    ? { unstable_clientFactory: createCheckedClientFactory() }
    : { apiHost: origin, unstable_clientFactory: createLakeClientFactory(origin, signIn) }),
  plugins: [
    structureTool({ title: 'Inhoud', structure }),
    ...(previewUrl === undefined ? [] : [preview(previewUrl)]),
    nlNLLocale({ title: 'Nederlands' }),
  ],
  tools: (tools) => [
    ...tools.map((tool) => (tool.name === 'structure' ? openOnToday(tool) : tool)),
    mediaTool,
    inboxTool,
  ],
  schema: {
    types: deriveSchemaTypes(),
    templates,
  },
  i18n: { bundles: dutchBundles },
  studio: { components: { layout: StudioLayout, toolMenu: ToolMenuWithStatus } },
  form: { components: { input: FormInput }, image: { assetSources: withMediaLibrary } },
  document: {
    components: { unstable_layout: DocumentLayout },
    newDocumentOptions: (options, { creationContext }) =>
      creationContext.type === 'global'
        ? options.filter(({ templateId }) => templateId in documentSchemas)
        : options,
    inspectors: (inspectors) => [...inspectors, helpInspector],
    actions: documentActions,
  },
  scheduledPublishing: off,
  mediaLibrary: off,
  announcements: off,
})
