-- Neovim with a page of which one key is misspelt: marks, quick fix, new name, layout; then the page is written.
local answers = {}
local start = vim.lsp.start or function(config)
  vim.lsp.buf_attach_client(0, vim.lsp.start_client(config))
end
start({ name = "processkit", cmd = { vim.env.PYTHON, "-m", "processkit", "lsp" }, root_dir = vim.fn.getcwd() })
vim.wait(20000, function() return #vim.diagnostic.get(0) > 0 end)
for _, mark in ipairs(vim.diagnostic.get(0)) do
  table.insert(answers, mark.lnum + 1 .. ":" .. mark.col + 1 .. " " .. mark.code)
end

local function ask(method, line, column, more)
  local here = { line = line - 1, character = column - 1 }
  local params = { textDocument = vim.lsp.util.make_text_document_params(), position = here }
  params = vim.tbl_extend("force", params, more or {})
  for _, answer in pairs(vim.lsp.buf_request_sync(0, method, params, 20000)) do
    return answer.result
  end
end

local mark = vim.diagnostic.get(0)[1]
local here = { line = mark.lnum, character = mark.col }
local fixes = ask("textDocument/codeAction", 1, 1, { range = { start = here, ["end"] = here }, context = { diagnostics = {} } })
table.insert(answers, fixes[1].title)
vim.lsp.util.apply_workspace_edit(fixes[1].edit, "utf-16")
vim.wait(20000, function() return #vim.diagnostic.get(0) == 0 end)
table.insert(answers, #vim.diagnostic.get(0) .. " left")

local step = vim.fn.search("step: Take the order")
vim.lsp.util.apply_workspace_edit(ask("textDocument/rename", step, 12, { newName = "Küche: 🍳" }), "utf-16")
table.insert(answers, vim.split(ask("textDocument/hover", step, 12).contents.value, "\n")[1])
vim.lsp.util.apply_text_edits(
  ask("textDocument/formatting", 1, 1, { options = { tabSize = 2, insertSpaces = true } }), 0, "utf-16")
vim.cmd("write")
vim.fn.writefile(answers, "answers.txt")
vim.cmd("qa!")
