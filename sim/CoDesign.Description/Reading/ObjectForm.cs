using CoDesign.Description.Schema;
using CoDesign.Description.Yaml;

namespace CoDesign.Description.Reading;

/// <summary>A mapping that a reading method understands.</summary>
internal sealed class ObjectForm<T>(Func<NodeReader, T> read) : ValueForm<T>
    where T : class
{
    /// <inheritdoc/>
    internal override string Expectation => "a mapping";

    /// <inheritdoc/>
    internal override T Read(YamlNode node, ReadSite site)
    {
        if (node is not YamlMapping mapping)
        {
            site.ReportShape(node, Expectation);
            return site.Context.Blank(read);
        }
        NodeReader reader = NodeReader.Over(mapping, site.Context, site.Path);
        T value = read(reader);
        reader.Finish();
        return value;
    }

    /// <inheritdoc/>
    internal override T Blank(ReadContext context) => context.Blank(read);

    /// <inheritdoc/>
    internal override ValueSchema Describe(SchemaCatalog catalog) => catalog.RecordOf(read);
}
