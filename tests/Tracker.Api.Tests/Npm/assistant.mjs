// Asks every tool that is called for, and tells what it answers: its first line, and how many sources it names.
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js'

const [address, ...calls] = process.argv.slice(2)
const client = new Client({ name: 'tracker-others', version: '1' })
await client.connect(new StreamableHTTPClientTransport(new URL(address)))
const { tools } = await client.listTools()
for (const call of calls) {
  const [name, asked] = call.split(/ (.*)/s)
  const { outputSchema } = tools.find(tool => tool.name === name)
  if (!outputSchema) throw new Error(`${name} does not say what it answers`)
  // An answer that is not as the tool says throws.
  const { content, structuredContent, isError } = await client.callTool({ name, arguments: JSON.parse(asked) })
  if (isError) throw new Error(content[0].text)
  console.log(name, structuredContent.sources.length, content[0].text.split('\n')[0])
}
await client.close()
