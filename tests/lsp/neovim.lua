-- What a person does in Neovim, and what they see: written as JSON to the file that is named.
local folder, python, out = vim.env.MILL, vim.env.PYTHON, vim.env.OUT
local seen = {}

local function try()
  vim.cmd("edit " .. vim.fn.fnameescape(folder .. "/mill.yaml"))
  local buffer = vim.api.nvim_get_current_buf()
  local settings = { name = "argmap", cmd = { python, "-m", "argmap", "lsp" }, root_dir = folder }
  local client
  if vim.lsp.start then
    client = vim.lsp.start(settings)
  else -- before 0.8
    client = vim.lsp.start_client(settings)
    vim.lsp.buf_attach_client(buffer, client)
  end

  local function wait(what, done)
    if not vim.wait(20000, done, 20) then error("nothing happened: " .. what) end
  end

  local function ask(method, params)
    local answers = vim.lsp.buf_request_sync(buffer, method, params, 20000)
    local answer = answers and answers[client]
    if not answer or answer.err then error(method .. ": " .. vim.inspect(answers)) end
    return answer.result
  end

  local function go_to(words, into)
    vim.fn.cursor(1, 1)
    if vim.fn.search("\\V" .. words, "cW") == 0 then error("not there: " .. words) end
    vim.fn.cursor(vim.fn.line("."), vim.fn.col(".") + into)
  end

  -- A word of a quotation is typed wrongly: it is marked, and not any more once it is right.
  go_to("quote: That is not so", 0)
  local line = vim.fn.line(".")
  vim.api.nvim_buf_set_text(buffer, line - 1, 11, line - 1, 15, { "This" })
  wait("diagnostics", function() return #vim.diagnostic.get(buffer) > 0 end)
  seen.diagnostics = {}
  for _, each in ipairs(vim.diagnostic.get(buffer)) do
    table.insert(seen.diagnostics, { each.lnum, each.col, each.end_col, each.source, each.code or
      each.user_data and each.user_data.lsp and each.user_data.lsp.code, each.message })
  end
  vim.api.nvim_buf_set_text(buffer, line - 1, 11, line - 1, 15, { "That" })
  wait("no diagnostics", function() return #vim.diagnostic.get(buffer) == 0 end)

  -- A new link is typed, and ids are offered.
  go_to("with: bakeries-buy-it", 6)
  line = vim.fn.line(".")
  vim.api.nvim_buf_set_text(buffer, line - 1, 10, line - 1, 25, { "b" })
  vim.fn.cursor(line, 12)
  local params = vim.lsp.util.make_position_params(0, "utf-16")
  params.position.character = 11
  seen.completion = {}
  for _, item in ipairs(ask("textDocument/completion", params).items) do
    table.insert(seen.completion, { item.label, item.detail })
    vim.lsp.util.apply_text_edits({ item.textEdit }, buffer, "utf-16")
  end
  seen.completed = vim.fn.getline(line)

  -- From a quotation to its passage.
  go_to("the road to it floods", 3)
  local found = ask("textDocument/definition", vim.lsp.util.make_position_params(0, "utf-16"))
  vim.lsp.util.jump_to_location(found[1], "utf-16")
  seen.definition = { vim.fn.expand("%:t"), vim.fn.line("."), vim.fn.col(".") }
  vim.cmd("edit " .. vim.fn.fnameescape(folder .. "/mill.yaml"))

  -- What the pointer is over.
  go_to("supports: mill-is-used", 12)
  seen.hover = ask("textDocument/hover", vim.lsp.util.make_position_params(0, "utf-16")).contents

  -- Another name, here and in the comparison that isn't open.
  vim.lsp.buf.rename("it-grinds")
  wait("the rename", function() return vim.fn.search("it-grinds", "nw") > 0 end)
  vim.cmd("silent wall")
end

local done, problem = pcall(try)
if not done then seen.problem = tostring(problem) end
local file = assert(io.open(out, "w"))
file:write(vim.fn.json_encode(seen))
file:close()
vim.cmd("qall!")
