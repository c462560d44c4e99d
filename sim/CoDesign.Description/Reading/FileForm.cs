using CoDesign.Description.Diagnostics;
using CoDesign.Description.Files;
using CoDesign.Description.Scalars;
using CoDesign.Description.Schema;
using CoDesign.Description.Yaml;

namespace CoDesign.Description.Reading;

/// <summary>A file, named relative to the folder of the YAML file that is being read (also when an override names it).</summary>
internal sealed class FileForm : ValueForm<FileReference>
{
    private static readonly ScalarForm<string> Path = new(Scalar.RelativePath);

    /// <inheritdoc/>
    internal override string Expectation => Path.Expectation;

    /// <inheritdoc/>
    internal override FileReference Read(YamlNode node, ReadSite site)
    {
        string written = Path.Read(node, site);
        string resolved = written.Length == 0 ? string.Empty : RelativePaths.Resolve(site.Context.File, written);
        return new FileReference(written, resolved, node.Position);
    }

    /// <inheritdoc/>
    internal override FileReference Blank(ReadContext context) => new(string.Empty, string.Empty, SourcePosition.Of(context.File));

    /// <inheritdoc/>
    internal override ValueSchema Describe(SchemaCatalog catalog) => Path.Describe(catalog);
}
